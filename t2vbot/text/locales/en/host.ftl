# What the host sees and does.
host-owners-only = That is for the owners of this bot alone.

# How the bot is.
host-state = { $state ->
        [running] ▶️ **The bot runs.**
        [paused] ⏸️ **Paused** { $until }: nothing new is begun.
        [quiet] 🌙 **Quiet hours** { $until }: nothing new is begun. Resume leaves them out this once.
       *[draining] 🚰 **Draining**: what is on the way is finished.
    } { $accepts ->
        [yes] New requests are accepted.
       *[no] New requests are refused.
    }{ $reason }
host-until = (until { $when })
host-until-resumed = (until you resume)
host-until-unbanned = (for good)
host-reason = {" "}Members are told: “{ $reason }”
host-no-reason = {""}
host-quiet = Quiet hours: { $hours } every day, by this computer's clock, which says { $now }.
host-no-quiet = There are no quiet hours.
host-queue = Being made: { $making } · waiting: { $waiting } · held for moderators: { $held }
host-memory = In memory: { $models }
host-no-memory = No model is in memory.
host-devices = Devices: { $count }
host-device = - { $name }: { $memory }
host-more-devices = - and { $count ->
        [one] one more
       *[other] { $count } more
    }
host-no-device = No device is connected: nothing is made until one is.

# What was done.
host-paused = ✔️ Paused.
host-draining = ✔️ The bot finishes what is on the way, and accepts nothing new until you resume.
host-resumed = ✔️ The bot goes on.
host-quiet-set = ✔️ Quiet hours: { $hours } every day.
host-quiet-none = ✔️ There are no quiet hours any more.
host-unloaded = ✔️ The memory is free. The next video loads its model again.
host-unloads-later = ✔️ The memory will be free after the video that is being made.
host-cancel-none = That video is not on the way any more. Pick one from the list.
host-cancelled = ✔️ Cancelled: a video for { $member }.
host-ban-owner = Owners of the bot, and the bot itself, cannot be banned.
host-ban-own-server = That is your own server. Pick another one.
host-no-server = That is no server. Pick one from the list, or write its id.
host-banned = ✔️ { $member } may make no videos anywhere { $days ->
        [0] any more
        [one] for one day
       *[other] for { $days } days
    }. { $count ->
        [0] Nothing of theirs was on the way.
        [one] One video of theirs was cancelled.
       *[other] { $count } videos of theirs were cancelled.
    }
host-unbanned = ✔️ { $who } may make videos again.
host-was-not-banned = { $who } was not banned. /video-host bans shows who is.
host-server-banned = ✔️ No videos are made in { $server } any more, and the bot is not in it.

# Bans.
host-ban = { $member } { $until }, banned { $since }
host-ban-server = The server { $server } (`{ $id }`), banned { $since }
host-no-bans = Nobody is banned.
host-somebody = somebody

# Jobs to pick from.
host-choice-waiting = { $position }. { $member }: { $words }
host-choice = { $state ->
        [held] held
        [waiting] waiting
        [encoding] being encoded
       *[running] being made
    } · { $member }: { $words }

# Buttons and forms.
host-button-pause = Pause
host-button-resume = Resume
host-button-drain = Drain
host-button-unload = Unload
host-button-quiet = Quiet hours
host-button-figures = Statistics
host-form-pause = Pause the bot
host-form-reason = What members are told
host-form-until = Until when
host-form-until-hint = 18:00, 90m, 2h, 3d; empty: until you resume
host-form-quiet = Quiet hours of every day
host-form-from = From, such as 22:00; empty: none
host-form-to = To, such as 08:00

# Figures.
host-figures = **{ $days ->
        [one] Last 24 hours
       *[other] Last { $days } days
    }**: { $made ->
        [one] one video
       *[other] { $made } videos
    } made, { $cancelled } cancelled
host-figures-failed = { $count ->
        [0] None failed.
       *[other] Failed: { $count } ({ $causes })
    }
host-cause = { $cause ->
        [memory] too little memory
        [device] the device
        [picture] no usable picture
        [check] withheld by the output check
        [download] no download
        [model] the model
        [bug] a bug
       *[other] other reasons
    }: { $count }
host-figures-none = none
host-figures-device = Device: { $seconds } s, { $share } % of the time
host-figures-wait = Half of the videos began within { $wait }.
host-figures-models = Models: { $models }
host-figures-servers = Servers: { $servers }
host-no-servers = direct messages and apps of one's own
host-figures-disk = **Disk**: { $used } GB of videos kept, { $free } GB free
host-figures-memory = **Memory**: { $own } GB by the bot, { $free } of { $total } GB free
host-figures-versions = **Versions**: { $versions }
host-figures-uptime = **Up** for { $uptime }

# Beside the bot's name, where everybody sees it. "when" is by the host's clock.
host-presence-idle = /video
host-presence-waiting = { $waiting } waiting
host-presence-making = making { $making }{ $waiting ->
        [0] {""}
       *[other] , { $waiting } waiting
    }
host-presence-draining = { $count ->
        [0] taking nothing new
       *[other] finishing, { $count } left
    }
host-presence-closed = { $state ->
        [quiet] quiet
       *[paused] paused
    }
host-presence-closed-until = { $state ->
        [quiet] quiet until { $when }
       *[paused] paused until { $when }
    }
