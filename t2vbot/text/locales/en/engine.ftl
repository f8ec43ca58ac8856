# Notes below a video: what was changed to make it possible.
engine-decoded-in-pieces = decoded in pieces, to fit into memory
engine-offloaded = made with parts of the model waiting in main memory, which is slower
engine-shorter = made with { $made } of { $asked } frames, to fit into memory
engine-smaller = made in { $size } instead of { $asked_size } pixels, to fit into memory
engine-shorter-and-smaller =
    made with { $made } of { $asked } frames and in { $size } instead of { $asked_size } pixels, to fit into memory
engine-prompt-cut = the prompt is longer than this model reads: its end was left out

# Why there is no video.
engine-out-of-memory =
    { $device } has too little memory for { $model }, even for { $frames ->
        [one] one frame
       *[other] { $frames } frames
    } of { $size } pixels and with everything that saves some. Ask again later, or choose a smaller model.
engine-too-little-memory =
    This computer has too little memory for { $model }. Ask again later, or choose a smaller model.
engine-invalid-numbers =
    The model produced invalid numbers in place of a picture. Another seed or a lower guidance may help. If every video ends so, its weights are damaged or do not suit this device.
engine-black-frames =
    The model produced nothing but black frames. Another seed or a lower guidance may help. If every video ends so, its weights are damaged or do not suit this device.
engine-pickles-forbidden =
    { $model } is published only as pickle files, a format that can hide programs, and this host does not allow them. Choose another model. (The host can allow them with T2V_ALLOW_PICKLE=true; torch then reads nothing but tensors from them.)
