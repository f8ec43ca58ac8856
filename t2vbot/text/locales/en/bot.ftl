# The status message of a request that is not done.
bot-status =
    { $member } asked for
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] to be enhanced
        [smoothed] to be smoothed
       *[both] to be enhanced and smoothed
    }
bot-waiting = { $position }, starts { $when }
bot-waiting-soon = { $position }, starts in a moment
bot-waiting-unknown = { $position }. How long it takes is not known yet: no video was made with { $model } here.
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }. No graphics card that makes it is connected at the moment.
bot-waiting-far = Further back than number { $count } in the queue
bot-position =
    { $position ->
        [1] Next in the queue
       *[other] Number { $position } in the queue
    }
# It was begun before, and stopped because of the bot or a graphics card.
bot-again = { $line }
    -# Starting again ({ $attempt } of { $most })
bot-getting-ready = Getting ready …
bot-downloading = Downloading the model (only the first time)
bot-loading = Loading the model
bot-reading = Reading the prompt
bot-denoising = Making the video
bot-decoding = Painting the frames
bot-enhancing = Making it larger and finer
bot-checking = Checking the video
bot-encoding = Encoding the video
bot-cutting = Cutting the film
bot-smoothing = Smoothing the video
bot-uploading = Uploading …
bot-preview = A small, blurred picture of the video as it is so far: { $words }
bot-doing = { $doing } …
bot-progress = { $doing }: { $share } % { $bar }
bot-progress-left = { $doing }: { $share } %, about { $left } left { $bar }
bot-steps = { $doing }: step { $done } of { $total } { $bar }
bot-steps-left = { $doing }: step { $done } of { $total }, about { $left } left { $bar }
bot-stuck = Your video is made, and waits for Discord: I first tried to send it { $since }. I go on trying.
bot-stuck-text = My answer waits for Discord: I first tried to send it { $since }. I go on trying.
bot-position-kept = The bot is being restarted. Your position in the queue is kept.
bot-token-ends = Discord lets me write here for 15 minutes only, and they are over. Press **Get my video** when you come back: it shows how far it is, or the video.
bot-token-ends-starts = Discord lets me write here for 15 minutes only, and they are over. It starts { $when }. Press **Get my video** when you come back: it shows how far it is, or the video.
bot-token-ends-private = Discord lets me write here for 15 minutes only, and they are over. Your video comes to you as a direct message. **Get my video** shows how far it is.
# The final message.
bot-asked-for =
    { $member } asked for
    { $prompt }
bot-asked-for-this = { $member } asked for this
bot-facts = -# { $model } · seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · made in { $took } · AI-generated
bot-facts-better = { $how ->
        [enhanced] {" "}· enhanced
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· enhanced, smoothed
       *[smoothed] {" "}· smoothed
    } to { $rate } frames a second
# What a video was made out of: again, changed, or gone on from.
bot-origin = -# out of [this one]({ $url }) by { $member }
bot-origin-unseen = -# out of another video, which cannot be seen here
bot-film-facts = -# { $scenes ->
        [one] film of one scene
       *[other] film of { $scenes } scenes
    } · { $seconds } s · { $width }×{ $height } · cut in { $took } · AI-generated
bot-note = -# { $note }
bot-failed = **There is no video.** { $reason }
bot-kept = **Your video is made, but not delivered.** { $reason } It is kept: press **Get my video**, or type /missed where I may write.
bot-cancelled = Cancelled: { $member }'s video
bot-from-elsewhere = From { $channel }, since { $reason }.
bot-delivered = This video was delivered.
# Buttons, menus and forms.
bot-button-cancel = Cancel
bot-button-again = Again
bot-button-change = Change
bot-button-delete = Delete
bot-button-get = Get my video
bot-button-open-form = Open the form
bot-menu-more = More …
bot-menu-words = The words, to copy
bot-menu-words-hint = The prompt as it was typed
bot-menu-smooth = Smooth
bot-menu-smooth-hint = { $after } frames a second instead of { $before }; takes seconds, and no graphics card
bot-menu-enhance = Enhance
bot-menu-enhance-hint = { $scale } times as wide and high, and finer; about { $times } times the work of the video
bot-form-title = Change it and make it again
bot-form-prompt = What the video should show
bot-form-avoid = What it should not show
bot-form-model = Model
bot-form-size = Size
bot-form-size-kept = as it is ({ $width }×{ $height })
bot-form-size-name = { $name ->
        [square] square
        [landscape] landscape (wide)
        [portrait] portrait (tall)
       *[other] { $name }
    }
bot-form-numbers = Seconds, steps, guidance and seed
bot-form-numbers-hint = What you leave out is up to the model; without a seed it gets a new one.
bot-not-yours-to-cancel = Only { $member }, who asked for this video, and moderators can cancel it.
bot-not-yours-to-delete = Only { $member }, who asked for this video, and moderators can delete it. If it breaks a rule, tell them: **More …**, **Report**.
bot-not-yours-to-get = This is { $member }'s video.
bot-too-late-to-cancel = It is too late to cancel: the video is done or on its way.
bot-command-not-allowed = In this server you may not use { $command } here, so this asks for no video either. A moderator can change that: Server Settings, Integrations.
bot-server-not-served = My host makes videos for other servers only. Ask them to add this one.
bot-server-left = My host makes videos for certain servers only, and this is not one of them, so I leave. Ask whoever runs me to add it (T2V_GUILDS), and invite me again.
bot-film-not-again = This is a film. Ask for its scenes again, and cut a new one.
bot-button-unknown = I no longer know this button: its message is from an earlier version of me. Use /video to ask again.
bot-request-gone = I no longer have the settings of this video. Use /video to ask again.
bot-open-form = This video is an older one, so I had to look its settings up. Here they are:
bot-asked-below = Here it comes, below.
# Commands.
bot-notice = ⏸️ { $said }
bot-queue-making = **Now** being made: { $what }
bot-queue-encoding = **Now** being encoded: { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }, starts { $when }
bot-queue-what = { $prompt } ({ $member })
bot-queue-elsewhere = a video for somebody elsewhere
bot-queue-private = a private video
bot-queue-empty = Nobody is waiting. Type /video and yours starts at once.
bot-queue-new = A new request would start in about { $left }.
bot-missed-none = There is no video of yours that was made and could not be delivered. What is on its way stands in /queue.
bot-missed-on-its-way = What there was is on its way to you already.
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }` (used unless you choose another)
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } s · licence { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } s · licence { $licence }, not for commercial use
bot-model-look-up = { $sizes } · { $seconds } s · licence { $licence }, look its terms up before you use it
bot-model-pictures = { $facts } · can start from a picture
bot-commands-refused = Discord does not let the bot send its commands ({ $error }). If T2V_DEV_GUILD is set, invite the bot to that server first, or remove the setting.
bot-start-refused = Discord refused the bot's start ({ $error }).
bot-shards-refused = Discord does not take the bot over { $shards } shards (close code { $code }). Leave T2V_SHARDS at auto and start it again: Discord then says how many it wants.
# Films.
bot-film-none-here = There is no video here that I can cut a film out of. Make some with /video, and then cut them together.
bot-film-none-mine = There is no video of yours that I can cut a film out of. Make some with /video, and then cut them together.
bot-film-title = **{ $title }**
bot-film-untitled = **A film without a title**
bot-film-how = Pick the scenes in the order in which they should follow each other.
bot-film-pick = Pick the scenes in their order
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# With each scene's words below it. To change the order, pick again.
bot-film-captions-off = -# Without words below. To change the order, pick again.
bot-film-with-captions = With captions
bot-film-without-captions = Without captions
bot-film-cut = Cut the film
bot-film-scenes-lost = { $count ->
        [one] I cannot get this video any more, since its message is gone, or has no video now, or I may not look at it
       *[other] I cannot get these videos any more, since their messages are gone, or have no video now, or I may not look at them
    }: { $words }
    Pick the scenes again without { $count ->
        [one] it
       *[other] them
    }.
bot-film-scene-gone = One of these videos cannot be used any more. Type /film to pick again.
# Joining.
bot-alone = { $member }
bot-with = { $member }, with { $others },
bot-with-more = { $member }, with { $others } and { $count ->
        [one] one other
       *[other] { $count } others
    },
bot-button-join = Me too
bot-button-dm = Send it to me directly
bot-button-own = Make my own
bot-joined = You are in: you are named there, and notified once it is done. Press **Me too** again to leave.
bot-joined-directly = It comes to you as a direct message.
bot-left = You have left. It goes on for the others.
bot-left-to-others = You have left; others joined, so it goes on for them and counts as the next one's.
bot-join-own = It is yours already.
bot-join-late = It is done, or on its way: look above.
bot-join-no-dm = You take no direct messages from me, so you stay named in the channel. (Privacy settings of this server, Direct Messages.)
bot-offer-to-join =
    The same is in the queue already, asked for by { $member }:
    { $prompt }
    Join it, and you both get it sooner; or have your own made.
# Likes.
bot-likes = { $count ->
        [0] Like
        [one] 1 like
       *[other] { $count } likes
    }
bot-draft = { $count ->
        [0] Draft { $number }
        [one] Draft { $number } · 1 vote
       *[other] Draft { $number } · { $count } votes
    }
bot-like-own = Likes are for the videos of others.
# Made by itself once a week, where moderators chose a channel for it.
bot-reel-title = The best of the week
bot-best-none = { $days ->
        [one] No video of the last day
       *[other] No video of the last { $days } days
    } that I still have was liked here. Press 👍 **Like** under those that you like.
bot-best-title = { $days ->
        [one] The best of the day
       *[other] The best of { $days } days
    }
# Drafts.
bot-drafting = Making the drafts: { $done } of { $total } done
bot-drafts-facts = -# Drafts by { $model }, { $seconds } s each. Press a number, and that one is made in full quality. · AI-generated
bot-in-servers-only = That is for servers.
bot-not-a-moderator = That is for the moderators of this server.
# /video-cancel.
bot-cancel-none = You have nothing on the way that could be cancelled. A finished video goes by **Delete** under it.
bot-cancel-done = Cancelled.
bot-cancel-choice = { $position ->
        [0] in work: { $words }
       *[other] number { $position }: { $words }
    }
# /video-stats.
bot-stats-mine = **Your videos**
bot-stats-server = **Videos of this server**
bot-stats-made = { $days ->
        [0] In all (90 days at most)
        [1] In 24 hours
       *[other] In { $days } days
    }: { $clips ->
        [one] one video
       *[other] { $clips } videos
    }, { $seconds } s of the device
bot-stats-members = By { $members ->
        [one] one member
       *[other] { $members } members
    } in 7 days
bot-stats-waiting = On the way: { $count }
bot-stats-left = { $name ->
        [quota_clips] Left of your videos in 24 hours: { $left }
       *[quota_seconds] Left of your seconds of the device in 24 hours: { $left }
    }
# Pictures that a video starts from.
bot-picture-kind = That is no picture that I can start from. I take PNG, JPEG, WebP and GIF, of which the first frame counts.
bot-picture-no-model = None of the models here can start from a picture. /models lists them.
bot-picture-other-model = { $model } cannot start from a picture. These can: { $others }.
bot-picture-needed = { $model } makes videos of a picture only. Add one: `/video image:`
bot-picture-no-drafts = Drafts are made from words alone. Leave out either the picture or the drafts.
bot-picture-gone = The picture that this video started from is no longer here. Use /video with the picture again.
bot-file-elsewhere = I take pictures only from Discord itself. Attach the file again.
bot-file-large = That file is too large: I take up to { $most } MiB. Send a smaller picture.
bot-file-gone = Discord does not give me that file any more. Attach it again.
bot-file-not-fetched = I could not fetch that picture from Discord in time. Try again in a while.
bot-animate-title = Make this picture move
bot-animate-which = Which picture
bot-animate-none = There is no picture in that message that I can start from: I take attached PNG, JPEG, WebP and GIF files.
bot-animate-gone = I no longer know which picture that was. Choose **Animate** on its message again. You wrote: { $words }
bot-menu-continue = Continue
bot-menu-continue-hint = A new video that starts where this one ends
bot-continue-title = What happens next?
bot-continue-gone = I cannot get the end of this video any more: it was deleted or reported, or its message has no video now, or I may not look at it.
bot-command-outdated = This command is not the one that I know: your Discord shows it as it was before an update. Restart Discord (on a computer Ctrl+R), and type it again.
