# Notes below a video: what was changed to make it possible.
engine-decoded-in-pieces = decoded in pieces, to fit into memory
engine-style-unfit = The style { $style } is not for { $model }: its LoRA is for another model, or damaged.
engine-no-package = { $model } is to be kept in fewer bits, which needs { $package }. Install it: { $command }
engine-quantization-unfit = { $model } cannot be kept in fewer bits as its table in the catalog says ({ $backend }).
engine-rougher = made with the model's numbers in 8 bits, which changes the picture a little
engine-offloaded = made with parts of the model waiting in main memory, which is slower
engine-shorter = made with { $made } of { $asked } frames, to fit into memory
engine-smaller = made in { $size } instead of { $asked_size } pixels, to fit into memory
engine-shorter-and-smaller =
    made with { $made } of { $asked } frames and in { $size } instead of { $asked_size } pixels, to fit into memory
engine-frames-rule = { $made } frames instead of { $asked }: this model's clips grow by { $step } at a time
engine-avoid-unread = this model takes no words about what to avoid
engine-prompt-cut = the prompt is longer than this model reads: its end was left out

engine-picture-missing = { $model } makes videos of a picture: give it one to start from.
engine-no-picture = { $model } cannot start from a picture.

engine-check-hidden = behind a spoiler, since the output check wants that; it may be mistaken

# Why there is no video.
engine-check-withheld =
    On this bot a classifier looks at every video before it is shown, and it did not let this one pass, so nobody sees it. It costs you nothing. The classifier may be mistaken: other words may help.
engine-check-picture-withheld =
    On this bot a classifier looks at every picture that a video starts from, and it did not let this one pass, so nothing is made of it. It costs you nothing. The classifier may be mistaken: another picture may help.
engine-check-failed =
    On this bot every video is checked before it is shown. This one was made and could not be checked, so it is not shown. Ask again. (The host finds the cause in the log.)
engine-check-not-ready =
    On this bot every video is checked before it is shown, and what checks them is not ready, so none is made. Ask again later. (The host finds the cause in the log.)
engine-out-of-memory =
    { $device } has too little memory for { $model }, even for { $frames ->
        [one] one frame
       *[other] { $frames } frames
    } of { $size } pixels and with everything that saves some. Ask again later, or choose a smaller model.
engine-too-little-memory =
    This computer has too little memory for { $model }. Ask again later, or choose a smaller model.
engine-cannot-enhance = { $model } cannot make videos larger and finer.
engine-not-enhanced = There was too little memory, or no luck, to make it larger and finer: this is the video as it was made first.
engine-invalid-numbers =
    The model produced invalid numbers in place of a picture. Another seed or a lower guidance may help. If every video ends so, its weights are damaged or do not suit this device.
engine-black-frames =
    The model produced nothing but black frames. Another seed or a lower guidance may help. If every video ends so, its weights are damaged or do not suit this device.
engine-pickles-forbidden =
    { $model } is published only as pickle files, a format that can hide programs, and this host does not allow them. Choose another model. (The host can allow them with T2V_ALLOW_PICKLE=true; torch then reads nothing but tensors from them.)
engine-no-room =
    { $device } has no room for { $model }: another program may have taken its memory. Ask again later, or choose a smaller model.
engine-no-memory-to-read =
    This computer has too little main memory free to read { $model }. Ask again later, or choose a smaller model.
engine-free-main-memory = Close other programs, or enlarge the page file (Windows) or swap space.
engine-no-such-device = The device { $wanted } was asked for, but torch finds only: { $found }. Use one of these or 'auto'.

# What is wrong with the weights.
engine-weights-absent =
    The weights of { $model } are not on this computer. Choose another model. (The host finds in the log where they should be.)
engine-weights-copy = Copy or install them into { $folder }.
engine-weights-damaged =
    The weights of { $model } are damaged or incomplete. Choose another model. (The host finds the folder and the cause in the log.)
engine-weights-delete = Delete the folder { $folder }, and they are downloaded again.
engine-weights-copy-again = Copy the folder { $folder } again.
engine-fault-lfs = { $file } is not the file itself but a Git LFS pointer to it. Run `git lfs pull` in { $folder }.
engine-fault-encoding = { $file } is written in { $encoding }, which diffusers cannot read. Save it as UTF-8 (without a byte order mark).
engine-fault-file = { $error }. Copy the folder { $folder } again.
engine-fault-missing = It lacks: { $what }. Copy the folder { $folder } again.
engine-fault-class = Its { $part } is a { $name }, which this pipeline is not made of. The bot loads no other classes. Correct model_index.json, or choose another model.
engine-fault-rights = { $file } cannot be read: give the user that the bot runs as the right to.
engine-fault-empty = { $file } is empty. Delete that file, and copy or download it again.
engine-fault-cut = { $file } is damaged: { $problem }. Delete that file, and copy or download it again.
engine-fault-quantized = { $file } says that the weights are quantised, which this bot does not read. Take the model's usual weights.
engine-fault-scheduler = Its scheduler { $name } cannot be used: { $error }. Correct model_index.json, or install what is missing.
engine-fault-component = Its { $part } cannot be made as its configuration says: { $error }. Correct that file, or copy the folder again.
engine-other-pipeline =
    { $model } asks for the pipeline { $pipeline }, not { $family } as the catalog says. The bot runs no code that comes with a model. Choose another model.
engine-only-pickles =
    { $model } has weights only as pickles (.bin), which can carry harmful code. If you trust it, convert it: load it with diffusers and write it with save_pretrained(folder).

engine-check-pickles =
    { $model } has weights only as pickles (.bin), which can hide programs. Take another T2V_CHECK_MODEL, or set T2V_ALLOW_PICKLE=true if you trust it (torch then reads nothing but tensors from them).
engine-check-kind = It is a { $name }, and the output check reads only these: { $known }. Take another T2V_CHECK_MODEL.
engine-check-no-label = It has no label { $label }, so it would find nothing. Its labels: { $known }. Correct T2V_CHECK_LABELS.
engine-check-unusable = It cannot be made as its configuration says: { $error }. Take another T2V_CHECK_MODEL, or copy the folder again.

# The Hugging Face hub.
engine-class-unusable = { $model } cannot be used: its pipeline, { $pipeline }, is not one that the bot knows, and it did not make frames when it was asked for a clip. Choose another model. (The host finds the cause in the log.)
engine-hub-unusable =
    { $repository } is not a model this bot can use: no safetensors weights, or no proper { $index }. Choose another model.
engine-hub-no-space = { $model } needs { $needed } GB on the host's disk, and only { $free } GB are free. Choose another model.
engine-hub-make-space = Make room where { $folder } is, or set HF_HOME to another folder.
engine-hub-offline =
    { $model } is not on this computer, and HF_HUB_OFFLINE forbids to download it. Unset that variable, or copy the model into the cache.
engine-hub-gated =
    { $page } is not open to everybody, or does not exist. Look there: accept its licence if it asks for that, log in with `hf auth login` (or set HF_TOKEN), and ask again.
engine-hub-no-revision = { $page } has no revision { $revision }. Correct it in the catalog, or choose another commit: `python bot.py models pin`.
engine-hub-mirror =
    The hub { $endpoint } does not say which commit its files are of, so they cannot be told apart. Unset HF_ENDPOINT, or name another mirror.
engine-pins-broken = { $file } cannot be read ({ $error }). It says which commit of each model is used. Correct or delete it; then the next download decides.
engine-hub-no-page = { $page } does not exist, or is no such model: it has no { $index }. Correct its name.
engine-hub-disk-full = The host's disk is full: there is no room for { $model }.
engine-hub-answered = The Hugging Face hub answered { $status } when asked for { $model }. Ask again later.
engine-hub-unreachable =
    The Hugging Face hub cannot be reached, and { $model } is not on this computer. Check the network and ask again: files that arrived whole are kept.
engine-hub-failed =
    { $model } could not be downloaded. (The host finds the cause in the log.) Ask again: files that arrived whole are kept.

# Why a graphics card lies idle.
engine-idle-without-cuda =
    This computer has an NVIDIA driver, but torch was installed without CUDA, so the graphics card is not used. To fix it: { $command }
engine-idle-driver =
    This computer has an NVIDIA driver, but torch cannot use a graphics card with it{ $trouble }. Restart the computer; if that does not help, install the newest driver from https://www.nvidia.com/drivers, as torch needs one for CUDA { $cuda }. Where there is none for the graphics card: { $command }
engine-idle-too-old =
    This torch is not built for { $gpus }, so the graphics card is not used. For older ones there is another build: { $command }
