# What moderators set for their server.
setting-name = { $name ->
        [jam_minutes] minutes in which scenes are written
        [jam_scenes] scenes of a film
        [jam_votes] votes that everybody has
        [jam_scenes_each] scenes that everybody may write
        [jam_cutting_minutes] minutes to make a scene again (0: none)
       *[jams_in_channel] jams in one channel at once (0: none)
    }
setting-usual = { $name }: **{ $value }** ({ $low } to { $high })
setting-changed = { $name }: **{ $value }** ({ $low } to { $high }; usually { $usual })
