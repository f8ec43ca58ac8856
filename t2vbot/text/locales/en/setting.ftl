# What moderators set for their server. Names are shown in menus of at most 100 characters.
setting-name = { $name ->
        [allowed] videos may be made
        [models] models that may be used
        [waiting_each] videos that a member may have on the way at once
        [waiting_here] videos that the server may have on the way at once
        [cooldown] seconds between two requests of a member
        [quota_seconds] seconds of the device that a member may use in 24 hours
        [quota_clips] videos that a member may have in 24 hours
        [most_side] largest picture, in pixels of its longer side
        [most_seconds] longest video, in seconds
        [most_steps] most steps of a video
        [weight] share of the device (2 gets twice as much as 1 while both wait)
        [private] private videos may be made
        [spoiler] videos are hidden behind a spoiler
        [age_restricted] age-restricted channels
        [filter_action] what happens to words on the list
        [language] language of what everybody sees
        [moderators] channel of the moderators, for reports and held requests
        [reel] channel that gets a reel of the week's most liked videos
        [audit_days] days that the audit log is kept
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
setting-option = { $option ->
        [age_restricted-only] videos are made only there
        [age_restricted-same] the same as everywhere
        [age_restricted-unfiltered] the list of words and the output check do not hold there
        [filter_action-refuse] refused
        [language-auto] the server's, as it is set at Discord
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] held for the moderators, who decide
    }
setting-number = { $number }
setting-yes = yes
setting-no = no
setting-none = none
setting-all = all
setting-unlimited = unlimited
setting-not-set = not set
setting-as-elsewhere = Not set here: what holds elsewhere
# Where a value comes from.
setting-from = { $scope ->
        [host] the host's bound
       *[server] the whole server
    }
setting-from-nobody = usual
setting-line = { $name }: **{ $value }** · { $source }
setting-edited = ✏️ { $name } ({ $where }): { $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] Nothing was set.
        [one] One setting is back to what is usual. /video-settings undo takes that back.
       *[other] { $count } settings are back to what is usual. /video-settings undo takes that back.
    }
setting-topic = { $topic ->
        [asking] Who may ask for how much
        [showing] What may be shown
        [moderating] For moderators
       *[together] Films made together
    }
setting-title = **Settings: { $spot }** – a channel's replace the server's, a role's replace both.
setting-nothing-there = None of these can be set there.
setting-elsewhere = { $more ->
        [0] -# Also set in: { $spots }
       *[other] -# Also set in: { $spots } and { $more } more
    }
setting-pick-channel = Only in one channel or category …
setting-pick-role = Only for a role …
setting-pick-rule = Change one of them …
setting-button-server = Whole server
setting-button-undo = Undo
setting-form-title = Change a setting
setting-form-label = Value
setting-form-hint = { $low } to { $high }; nothing: not set here
setting-form-hint-unlimited = { $low } to { $high }, or "unlimited"; nothing: not set here
