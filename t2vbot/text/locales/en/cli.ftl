# generate
cli-starting = Starting …
cli-downloading = Downloading
cli-loading = Loading
cli-reading = Reading the prompt
cli-denoising = Denoising
cli-decoding = Decoding
cli-enhancing = Enhancing
cli-checking = Checking
cli-encoding = Encoding
cli-cutting = Cutting
cli-check-nothing = The output check looked at this video and found nothing.
cli-check-spoiler = The output check found something in this video: in Discord it would be behind a spoiler.
cli-not-replaced = { $file } could not be replaced; is it open?
cli-output-no-mp4 = The output must be an .mp4 file; { $file } is not.
cli-no-folder = The folder { $folder } does not exist; make it first.
cli-unwritable = Nothing can be written to { $folder }: { $error }
cli-summary =
    { $file }
    model { $model }, seed { $seed }, { $width }x{ $height }, { $frames } frames, { $seconds } s, { $size } kB
    took { $took } s: { $phases }
# models
cli-models-name = name
cli-models-from = from
cli-models-licence = licence
cli-models-sizes = sizes
cli-models-clips = clips
cli-models-memory = memory
cli-models-downloaded = downloaded
cli-models-free = {""}
cli-models-not-commercial = not commercial
cli-models-unknown-terms = unknown terms
cli-models-package = in the package
cli-models-frames =
    { $frames } frames
    { $fps } per second
cli-pin = { $model } is used at commit { $commit }. To move on: `python bot.py models pin { $model } --latest` (what changed: { $page }).
cli-pin-none = No commit of { $model } is chosen yet: its first download writes down the one that the hub has then. To choose one before: `python bot.py models pin { $model } COMMIT` (which there are: { $page }).
cli-pin-no-repository = { $model } is no model of the hub, so it has no commits.
cli-models-gb = { $gb } GB
cli-models-unknown = unknown
cli-models-here = yes
cli-models-on-first-use = on first use
cli-styles-name = Style
cli-styles-models = For
cli-styles-words = Words
cli-styles-numbers = Also
cli-styles-any = any model
cli-styles-avoid = avoid: { $words }
cli-styles-steps = { $steps ->
        [one] one step
       *[other] { $steps } steps
    }
cli-styles-guidance = guidance { $guidance }
cli-styles-lora = LoRA { $file } × { $scale }
cli-models-choose = Choose one with --model, T2V_MODEL or in /video. A folder in diffusers' format works too. To add one of the Hugging Face hub: `python bot.py models add OWNER/NAME` (yours are in { $file }). Pipelines that the bot knows: { $pipelines }; others are tried.
# every command
cli-device-lost = { $error } Please start it again.
cli-new-process = The bot goes on as a new process in this window. Close the window to stop it.
cli-max-size-malformed = --max-size { $value }: { $fault }
cli-max-size-small = --max-size { $value }: no video is under { $least } bytes.
