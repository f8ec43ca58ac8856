# Faults of a host's file of models.
models-fault-line = - { $fault }
models-fault-utf-16 = it is written in UTF-16. Save it as UTF-8: in Notepad under "Save as", "Encoding".
models-fault-not-utf-8 = line { $line } is not UTF-8. Save the file as UTF-8: in Notepad under "Save as", "Encoding".
models-fault-syntax =
    line { $line }, { $shown }: { $kind ->
        [twice] this is there twice. Each model and each key may stand in the file once.
        [backslash] in double quotes a backslash means something else. Write paths in single quotes: folder = 'D:\models\mine'
        [equals] a line must be a key, "=" and a value: title = "My model"
        [header] the name of a model stands in brackets, and in quotes if it has a dot in it: ["mine-1.5"]
        [string] a quote is not closed in its line.
        [open] a bracket is not closed. What stands in braces must be in one line.
        [value] the value is not readable. Texts stand in straight quotes, true and false in small letters, numbers alone.
       *[other] { $words }.
    }
models-fault-outside = { $key } stands outside a model. Begin a model with its name in brackets, in a line of its own: [mine]
models-fault-unquoted = [{ $name }] has a dot in its name, so it must be in quotes: ["{ $name }"]
models-fault-name = "{ $name }" cannot be a model's name: it may have letters (a to z), digits and . _ + - in it, and 60 of them.
models-fault-reserved = "{ $name }" cannot be a model's name: it means something else in T2V_MODEL.
models-fault-named = { $name }: its name is the one in brackets. Delete the line that begins with name.
models-fault = { $name }: { $fault }
models-fault-key = { $name }: { $key }: { $fault }
models-fault-missing = { $name }: { $key } is missing.
models-fault-missing-shape = { $name }: { $key } is missing: { $shape }
models-fault-unknown = { $name }: there is no key { $key }. There are: { $known }.
models-fault-unknown-but = { $name }: there is no key { $key }. Did you mean { $similar }?
models-fault-value = { $name }: { $key } is { $value }, but must be { $shape }
models-shape =
    { $kind ->
        [sizes] names with width and height in pixels: { "{" } landscape = [832, 480], square = [640, 640] { "}" }
        [side] the shortest and longest side in pixels: { "{" } min = 128, max = 1280 { "}" }
        [frames] the fewest, the most and the usual number of frames: { "{" } min = 17, max = 81, default = 49 { "}" }
        [fps] a range of frames per second, and the usual one: { "{" } min = 8, max = 24, default = 16 { "}" }
        [steps] a range of steps, and the usual number: { "{" } min = 4, max = 50, default = 30 { "}" }
        [guidance] a range, and the usual value: { "{" } min = 1, max = 15, default = 6 { "}" }
        [scheduler] a scheduler of diffusers: { "{" } name = "UniPCMultistepScheduler" { "}" }
        [memory] GB of a GPU's memory: { "{" } full_gb = 12, offload_gb = 8 { "}" }
        [scheduler-name] the name of a scheduler of diffusers: "UniPCMultistepScheduler"
        [dtype] "float16", "bfloat16" or "float32"
        [text] a text in quotes
        [whole] a whole number
        [number] a number
        [truth] true or false
        [list] a list of texts: ["one", "two"]
       *[table] a table: { "{" } key = value { "}" }
    }
models-range-order = min is { $least }, which is more than max, { $most }.
models-range-default = default is { $default }, which is outside { $range }.
models-frames-step = step is { $step }, but must be 1 or more.
models-frames-rule = default is { $value }, but its pipeline makes a multiple of { $step } plus { $offset }.
models-hub-or-folder = give either hub_id (owner/name at the Hugging Face hub) or folder, one of the two.
models-hub-id = hub_id is "{ $value }", but must be owner/name.
models-folder-backslash = folder is { $folder }: in double quotes a backslash means something else. Write it in single quotes: folder = 'D:\models\mine'
models-no-size = default_size is "{ $name }", but must be one of the sizes: { $known }.
models-not-positive = { $key } begins at { $value }, but must begin above 0.
models-no-family = family is "{ $family }", but must be one of { $known }.
models-size-multiple = the size { $name }, { $size }, must be in multiples of { $multiple } pixels.
models-size-outside = the size { $name }, { $size }, is outside side, { $side }.

# The host's file itself.
models-file-absent = T2V_CATALOG is { $file }, which is not there. Correct the path (a relative one counts from the folder of .env), or make the file: `python bot.py models add OWNER/NAME`.
