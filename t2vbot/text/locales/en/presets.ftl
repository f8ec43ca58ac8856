# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = The style { $style } is made with { $models }, which you may not use here. Choose another style.
presets-no-seed = A seed cannot be a default: each video would look the same. Leave it out of the line of numbers.
presets-not-private = By your defaults only you see your videos, and the moderators want no private ones here. Say `private:False` to show it to everybody, or ask me in a direct message.
presets-range = { $what ->
        [seconds] The number of seconds
        [steps] The number of steps
       *[guidance] The guidance
    } has to be from { $low } to { $high }.
presets-prompt-gone = That earlier prompt is not at hand any more. Type a few of its words and choose it again, or type it.
presets-left-out = Some of your defaults do not work here, so the video is made without them:
presets-left-out-one = { $name }: { $why }
presets-line = { $name }: { $value }
presets-name = { $name ->
        [model] Model
        [style] Style
        [size] Size
        [seconds] Seconds
        [num_inference_steps] Steps
        [guidance_scale] Guidance
        [numbers] Numbers
        [showing] Shown
        [private] Only for you
        [notify] Ping
       *[negative_prompt] Avoid
    }
presets-seconds = { $seconds } s
presets-steps = { $steps } steps
presets-guidance = guidance { $guidance }
presets-head = **Your defaults** for `/video` and Animate, everywhere. What you say there counts before them.
presets-none = You have no defaults yet. What you set here holds for `/video` and Animate, everywhere, where you do not say.
presets-not-here = Here these would be left out:
presets-showing = { $how ->
        [spoiler] behind a spoiler
       *[private] only to you
    }
presets-notify = { $when ->
        [always] always
        [never] never
       *[slow] if it took over a minute
    }
presets-shown = { $how ->
        [spoiler] Behind a spoiler
        [private] Only to you
        [both] Only to you, behind a spoiler
       *[openly] Openly
    }
presets-button-making = Change defaults
presets-button-showing = Ping and privacy
presets-button-clear = Clear all
presets-cleared = Your defaults are cleared.
presets-changed = Your defaults are changed.
presets-form-making = Your defaults
presets-form-showing = How your videos come
presets-form-style = Style
presets-form-none = No default
presets-form-numbers = Seconds, steps and guidance
presets-form-numbers-hint = Such as: 2 s, 20 steps, guidance 7.5. What you leave out is up to the model.
presets-form-shown = To whom it is shown
presets-form-notify = When to ping you once it is done
