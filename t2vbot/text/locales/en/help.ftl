# /video-help. "command" is a link to a command.
help-write = **Make a video:** type { $command } and say what it should show: what is there, what it looks like, what it does, and where.
help-write-picture = **Make a video:** type { $command }, add a picture as `image`, and say what should happen in it.
help-examples = Examples that { $model } can make something of:
help-subjects = -# It can show only { $subjects }. It also knows: { $knows }
help-english = -# { $model } reads English only: write your prompt in English.
help-makes = -# { $seconds } seconds long; sizes: { $sizes }
help-options = **More options of it:** { $options }
help-option-image = `image` a picture that it starts from
help-option-avoid = `avoid` what not to show
help-option-style = `style` a look
help-option-drafts = `drafts` quick ones, to choose from
help-option-count = `count` several at once
help-option-smooth = `smooth` more frames
help-option-enhance = `enhance` larger and finer
help-option-size = `size`, `seconds`, `private`, `spoiler`
help-next = **What happens next:** a message says which number you are in the queue and when yours starts; you can go away meanwhile. The video comes into the same message. Below it: **{ $again }** (another try), **{ $change }** (other words), **{ $like }**, **{ $delete }**, and **{ $more }** with all the rest.
help-where = **Where things are:** { $commands }
help-command = { $command } { $name ->
        [queue] what waits
        [video-cancel] take yours back
        [missed] a video that did not reach you
        [models] what makes the videos
        [video-defaults] your own defaults
        [film] cut videos together
        [jam] a film by everybody
        [relay] a film turn by turn
       *[video-privacy] what I keep about you
    }
help-not-here = **Not here and now:** { $reason }
help-limits = **Your limits here:** { $limits }
help-left-clips = { $count ->
        [one] one video left in 24 hours
       *[other] { $count } videos left in 24 hours
    }
help-left-seconds = { $count } seconds of the device left in 24 hours
help-at-once = { $count } at once
help-pause = { $count } seconds between two requests
help-rules = { $server ->
        [yes] The rules of this server hold for videos too; **{ $report }** under a video tells the moderators.
       *[no] In servers, their rules hold for videos too, and **{ $report }** under a video tells the moderators.
    }
help-moderators = -# For moderators: { $command } sets where, how much, which words, and where reports go.
help-host = -# For you as the host: { $command }
help-button-try = Try: { $example }
