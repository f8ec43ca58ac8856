# What moderators set for their server.
setting-name = { $name ->
        [jam_minutes] minutes in which a jam's scenes are written
        [jam_scenes] scenes of a jam's film
        [jam_votes] votes that everybody has in a jam
        [jam_scenes_each] scenes that everybody may write for a jam
        [jam_cutting_minutes] minutes to make a jam's scene again (0: none)
        [jams_in_channel] jams in one channel at once (0: none)
        [relay_turns] turns of a relay
        [relay_writing_minutes] minutes to write a turn
        [relays_in_channel] relays in one channel at once (0: none)
       *[draft_vote_minutes] minutes to vote over drafts (0: no vote)
    }
setting-usual = { $name }: **{ $value }** ({ $low } to { $high })
setting-changed = { $name }: **{ $value }** ({ $low } to { $high }; usually { $usual })
