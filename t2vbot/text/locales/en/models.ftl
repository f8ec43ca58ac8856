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
models-fault-reserved = "{ $name }" cannot be a model's name: it means something else, in T2V_MODEL or in this file.
models-fault-named = { $name }: its name is the one in brackets. Delete the line that begins with name.
models-fault = { $name }: { $fault }
models-fault-key = { $name }: { $key }: { $fault }
models-fault-missing = { $name }: { $key } is missing.
models-fault-missing-shape = { $name }: { $key } is missing: { $shape }
models-fault-unknown = { $name }: there is no key { $key }. There are: { $known }.
models-fault-unknown-but = { $name }: there is no key { $key }. Did you mean { $similar }?
models-style-outside = { $key } stands outside a style. Begin a style with its name in brackets, in a line of its own: [styles.mine]
models-style-name = { $key } must be visible, in one line, and at most { $most } characters long.
models-style-words = { $key } may be at most { $most } characters long, so that there is room for what members write.
models-style-half-size = width and height belong together: give both, or neither.
models-style-size-twice = give either size or width and height, one of the two.
models-style-empty = it says nothing but its title. Give it words (before, after, negative_prompt), a size, numbers, a model or a LoRA.
models-style-no-file = the name of the LoRA's file is missing: file = "lora.safetensors"
models-style-safetensors = { $file } is no .safetensors file.
models-style-lora-model = a LoRA is for one model: say which with model = "name".
models-style-no-model = there is no model { $model } for it. There are: { $known }.
models-style-model = the style { $style } stands in the table of { $model }, but names the model { $other }. Delete the line that begins with model.
models-style-no-size = the style { $style } wants the size { $size }, which { $model } does not have. It has: { $known }.
models-style-size = the style { $style } wants { $size }, which { $model } cannot make. Each side must be within its side, and a multiple of { $multiple }.
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
        [positive] more than that
        [number] a number
        [truth] true or false
        [list] a list of texts: ["one", "two"]
       *[table] a table: { "{" } key = value { "}" }
    }
models-range-order = min is { $least }, which is more than max, { $most }.
models-range-default = default is { $default }, which is outside { $range }.
models-frames-rule = the usual number of frames is { $value }, but its pipeline makes a multiple of { $step } plus { $offset }.
models-hub-or-folder = give either hub_id (owner/name at the Hugging Face hub) or folder, one of the two.
models-hub-id = hub_id is "{ $value }", but must be owner/name.
models-folder-backslash = folder is { $folder }: in double quotes a backslash means something else. Write it in single quotes: folder = 'D:\models\mine'
models-no-size = default_size is "{ $name }", but must be one of the sizes: { $known }.
models-not-positive = { $key } begins at { $value }, but must begin above 0.
models-no-family = family is "{ $family }", but must be one of { $known }.
models-no-part = { $part } is none of the parts that it has: { $known }.
models-size-multiple = the size { $name }, { $size }, must be in multiples of { $multiple } pixels.
models-size-outside = the size { $name }, { $size }, is outside side, { $side }.

# The host's file itself.
models-file-absent = T2V_CATALOG is { $file }, which is not there. Correct the path (a relative one counts from the folder of .env), or make the file: `python bot.py models add OWNER/NAME`.

# `models add`: why a repository or a folder cannot be used.
models-no-hub-id = { $name } is neither a folder here nor the name of a repository at the Hugging Face hub (OWNER/NAME).
models-hub-absent = There is no model { $repository } at the Hugging Face hub, or it is private. Correct the name; for a private one set HF_TOKEN (in .env, or by `hf auth login`).
models-no-revision = { $repository } has no branch, tag or commit { $revision }. Which it has: https://huggingface.co/{ $repository }/commits/main
models-gated =
    { $repository } is not open to everybody. 1. Open { $page } in your browser, log in and accept its terms. 2. Make a token at https://huggingface.co/settings/tokens (kind "Read") and put it into .env as HF_TOKEN=hf_... 3. Run this command again. Where the owner decides by hand, it takes until they did.
models-token-refused = The Hugging Face hub does not accept your HF_TOKEN. Make a new one at https://huggingface.co/settings/tokens (kind "Read"), or delete the line; after `hf auth login` log in again.
models-is-lora = { $repository } is a LoRA: it changes a model and is none by itself. Add the model that it was made for (its page names it).
models-is-gguf = { $repository } has only GGUF files, a network without the rest of its model. Add the model in diffusers' format that it was made of (its page names it; the name often ends in -Diffusers).
models-is-modular = { $repository } is a modular pipeline (modular_model_index.json), which this bot cannot run. Look for the same model with a model_index.json; its name often ends in -Diffusers.
models-is-below = { $repository } holds its pipeline in the folder { $folder }, which the hub's client does not take alone. Download it (`hf download { $repository } --include "{ $folder }/*" --local-dir DIR`) and add that folder: `python bot.py models add DIR/{ $folder }`.
models-is-modelscope = { $repository } is in ModelScope's own format. Use the shipped model ms-1.7b, or look for the same model in diffusers' format.
models-is-empty = { $repository } has no weights.
models-is-single-file = { $repository } is a single file of weights ({ $file }), without the configurations that say what it is. Look for the same model in diffusers' format, with a model_index.json; its name often ends in -Diffusers.
models-is-other = { $repository } is not in diffusers' format: it has no model_index.json. Look for the same model with that file; its name often ends in -Diffusers.
models-own-code = Its pipeline is code of its own ({ $name }), which this bot never runs. Choose another model.
models-no-class = { $name } is not a pipeline of the diffusers { $version } that is installed here. It may belong to a newer version, or come with code of its own, which this bot never runs. Choose another model.
models-class-lacks = { $name } needs packages that are not all installed here: { $packages }. Install them, or choose another model.
models-needs-more = { $name } cannot make a video of words alone: it also needs { $needs }. Choose another model.
models-no-prompt = { $name } takes no prompt. Choose another model.
models-makes-pictures = { $name } makes no videos: what it gives are not frames of a clip. Choose another model.
models-cannot-be-asked = { $name } cannot be asked for a clip of a certain size, length and seed: its call lacks { $absent }. Choose another model.
models-broken-index = The model_index.json of { $repository } is broken: { $error }. Tell its owner, or choose another revision (--revision).
models-no-weights = { $repository } has no weights of its { $part } that this bot reads (safetensors in diffusers' format). Choose another repository.
models-only-pickles = { $repository } has its weights only as pickle files, which can hide a program. If you trust its owner, set T2V_ALLOW_PICKLE=true (torch is told to read nothing but tensors) and run this command again.
models-known = { $repository } is in the catalog already, as { $name }. To add it again under another name: --name.
models-name-taken = There is a model { $name } in { $file } already. Choose another name with --name, or remove that one first: `python bot.py models remove { $name }`.
models-name-shipped = { $name } is a model that comes with the bot. Choose another name with --name. (--name { $name } puts yours in its place.)

# `models add`: what was found and done.
models-found = { $title }: { $pipeline }, { $where }.
models-found-commit = commit { $commit } of { $revision }
models-found-folder = in { $folder }
models-found-size =
    { $here ->
        [yes] On disk
       *[no] To download
    }: { $size } GB in { $files } files ({ $variant }).
models-variant-plain = the files without a variant
models-variant = the variant { $variant }
models-found-licence =
    { $commercial ->
        [yes] Licence, by the model card's metadata: { $licence }. It allows commercial use.
        [no] Licence, by the model card's metadata: { $licence }. It does not allow commercial use.
        [unknown] Licence, by the model card's metadata: { $licence }. Whether it allows commercial use is not known here: read { $where }
       *[none] Its model card names no licence: look at { $where }
    }
models-found-gated = Its owner does not give it to everybody: the bot needs the HF_TOKEN that you have now, too.
models-asking = Asking the Hugging Face hub ...
models-found-memory = GPU memory, guessed from the weights: about { $full } GB, or { $offload } GB with one part at a time on the GPU.
models-found-makes = It makes { $sizes }, { $frames } frames at { $fps } frames per second in { $steps } steps, unless its page says otherwise: these are the defaults of its class.
models-found-unknown-class = The bot has no table for { $pipeline }: sizes, frames and memory were worked out from the class itself, on the safe side. Try it before members do, and correct the table.
models-replaces = It takes the place of the shipped model { $name }.
models-written = Written to { $file } as [{ $name }]. Look there for what its page says otherwise (sizes, steps, frames per second).
models-next =
    Next: `python bot.py generate "a red fox in the snow" --model { $name }` downloads it and makes a clip. Then start the bot again: members find it as { $name } in /video, and T2V_MODEL={ $name } makes it the one that is used where nobody chose.
models-next-folder =
    Next: `python bot.py generate "a red fox in the snow" --model { $name }` makes a clip. Then start the bot again: members find it as { $name } in /video, and T2V_MODEL={ $name } makes it the one that is used where nobody chose.
models-not-allowed = T2V_MODELS does not name it, so members cannot choose it until you add { $name } there.
models-comment-added = Added on { $day } by `python bot.py models add`. What has no remark is a default of the class { $pipeline }: correct it as the model's page says.
models-comment-licence = By the model card's metadata: { $page }
models-comment-pipeline = What the bot has no table for, worked out from the class itself: a guess on the safe side.

# `models remove`
models-removed = [{ $name }] is removed from { $file }.
models-removed-styles = These styles in the file are made by { $model }: { $styles }. The bot does not start until you remove them, or give them another model.
models-restart = A running bot keeps it until it is started again.
models-shipped-stays = { $name } comes with the bot and stays in its catalog. To let members choose only certain models, name those in T2V_MODELS.
models-not-found = There is no model { $name } in { $file }. There are: { $known }.
models-remove-by-hand = { $name } cannot be taken out of { $file } without touching something else: it is not written as a table of its own. Delete its lines by hand.
models-files-kept = Its files stay on the disk: { $size } GB of { $repository } in { $folder }. To free that: `hf cache rm model/{ $repository }` (`models remove NAME --files` does both at once).
models-files-none = None of its files are in { $folder }.
models-files-deleted = { $size } GB of { $repository } are deleted from { $folder }.
models-files-again = It would be downloaded again when somebody uses it.
models-files-shared = Its files stay: { $other } uses { $repository } too.
models-files-folder = Its folder stays as it is: { $folder }.
models-files-failed = The files of { $repository } could not all be deleted from { $folder }: { $size } GB are left. Close what uses them and run `hf cache rm model/{ $repository }`.
models-unwritable = { $file } cannot be written: { $error }. Close programs that have it open, and give the user that you are the right to.
