doctor-check =
    { $check ->
        [python] Python
        [settings] settings
        [torch] torch
        [gpu] GPU
        [ffmpeg] ffmpeg
        [disk] disk
        [model] model
        [output] check
        [letters] letters
        [room] room
        [token] token
        [proxy] proxy
       *[invite] invite
    }
doctor-run = { $command }
doctor-advice = { $advice }
# Python and torch
doctor-python = { $version } on { $system } { $machine }
doctor-python-fix = Install Python 3.11 or newer.
# The settings
doctor-settings = from { $file } and the environment
doctor-settings-none = from the environment; there is no file .env here or beside bot.py
doctor-torch = { $version }, { $device }
doctor-torch-memory = { $version }, { $device }, { $free } of { $total } GB free
doctor-gpu = { $model }: { $width }×{ $height }, { $frames } frames, with { $policy }; { $gb } GB as counted, not tried
doctor-gpu-not = { $model }: no room, { $frames } frames of { $width }×{ $height } would take { $gb } GB with { $policy }; as counted, not tried
doctor-torch-alone = { $version }
doctor-torch-broken = cannot be imported ({ $error })
doctor-torch-windows = Install Microsoft's runtime (https://aka.ms/vs/17/release/vc_redist.x64.exe). If that does not help: { $otherwise }
doctor-torch-device = T2V_DEVICE: { $fault }
# ffmpeg
doctor-ffmpeg = { $binary }, with libx264
doctor-ffmpeg-broken = cannot be run ({ $error })
doctor-ffmpeg-without = { $binary } has no libx264
doctor-ffmpeg-fix = Unset IMAGEIO_FFMPEG_EXE, so that the ffmpeg that came with the bot is used.
# The disk
doctor-folder-broken = { $folder }: { $error }
doctor-folder-fix = Set T2V_DATA_DIR to a folder that can be written.
doctor-room = { $free } GB free at { $folder }
doctor-room-fix = Make room: { $needed } GB are needed on the disk of { $folder }.
# The model
doctor-catalog-faulty = your own models cannot be read
doctor-catalog =
    { $count ->
        [one] one model of your own
       *[other] { $count } models of your own
    } and { $styles ->
        [one] one style
       *[other] { $styles } styles
    }, in { $file }
doctor-model-undecided = { $model }: { $error }
doctor-model-undecided-fix = Fix the line of torch first.
doctor-model-unknown-fix = Set T2V_MODEL; `python bot.py models` lists them.
doctor-model-pickled = { $model } is published only as pickle files, which can hide programs
doctor-model-pickled-fix = Set T2V_ALLOW_PICKLE=true to allow them (torch then reads nothing but tensors), or another T2V_MODEL.
doctor-model-folder = { $model }, in { $folder }
doctor-model-downloaded = { $model }, downloaded
doctor-model-downloads = { $model } downloads { $size } GB on first use
doctor-model-absent = { $model } is not downloaded. { $fault }
doctor-model-absent-fix = { $advice }. Or set T2V_MODEL=builtin, which is here.
# The output check
doctor-output-off = no output check: videos are shown as they are made (T2V_CHECK)
doctor-output-unknown = what it finds: { $action }
doctor-output-here = { $model }; what it finds: { $action }
doctor-output-downloads = { $model } downloads { $size } GB before the first video; what it finds: { $action }
doctor-output-absent = { $model } is not downloaded, and nothing is shown unchecked. { $fault }
doctor-output-absent-fix = { $advice } (T2V_CHECK_MODEL)
# Letters of titles, captions and credits
doctor-letters = titles and captions of films can be drawn in Chinese, Japanese, Korean, Arabic, Hebrew and Hindi, with emoji
doctor-letters-of = { $script ->
        [chinese] Chinese
        [japanese] Japanese
        [korean] Korean
        [arabic] Arabic
        [hebrew] Hebrew
        [hindi] Hindi
       *[emoji] emoji
    }
doctor-letters-lacking = no font here has letters for { $scripts }: titles and captions of films leave them out. { $advice }
doctor-letters-install = To have them: { $command }
doctor-letters-other = To have them, install what your system calls these packages of Debian's: { $packages }
doctor-letters-windows = To have them: Settings, System, Optional features, View features, and there the supplemental fonts of the language.
doctor-letters-macos = macOS brings fonts for them; look into Font Book whether they were turned off.
# Discord
doctor-token = valid, of the application { $application }
doctor-invite = { $link }
    Servers that have the bot already: opened once more by who manages the server, this link also gives what is new since, Create Public Threads and Send Messages in Threads, for /jam and /relay. Without them both work all the same, in the channel itself.
doctor-public = Anybody can add this bot to a server of theirs. To forbid that, turn Public Bot off (https://discord.com/developers/applications -> your application -> Bot), or name your servers in T2V_GUILDS.
doctor-token-refused = Discord does not accept it (HTTP { $status })
doctor-token-refused-fix = Reset it: https://discord.com/developers/applications -> your application -> Bot.
doctor-discord-unreachable = Discord cannot be reached ({ $error })
doctor-discord-unreachable-fix = Check this machine's network.
doctor-proxy = its proxy cannot be used
doctor-discord-trouble = Discord has trouble (HTTP { $status })
doctor-discord-trouble-fix = Try again in a few minutes.
