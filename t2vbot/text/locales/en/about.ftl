# What the models of the catalog are good for, by their names (a dot is written as _).
about-model = { $name ->
        [ms-1_7b] The classic open text-to-video model: clips of about 2 seconds in low resolution, of nearly anything you can describe in English. Runs on a graphics card with 8 GB. Its training videos carried stock-footage marks, so its own often show one too.
        [zeroscope] A relative of ModelScope 1.7B, trained further for widescreen clips without stock-footage marks: 3 seconds at 576x320. Wants a graphics card with 8 GB or more and takes about four times as long.
        [zeroscope-xl] Makes the clips of Zeroscope larger and finer (Enhance). By itself it composes poorly.
        [potat1] A relative of ModelScope 1.7B for large widescreen clips: 3 seconds at 1024x576. Wants a graphics card with 16 GB or more.
        [wan-1_3b] Clips of 5 seconds in 480p that follow a description well, from a model that fits a home graphics card with 12 GB.
        [wan-14b] The larger Wan: finer clips of 5 seconds in 480p or 720p. Wants a graphics card with 24 GB or more, and patience.
        [wan22-a14b] Two large models that take turns: the finest of the Wans, clips of 5 seconds in 480p or 720p. For a graphics card with 80 GB, or a long wait.
        [wan22-5b] Clips of 5 seconds in 720p, from words or from a picture. Wants a graphics card with 24 GB.
        [ltx-2b] The quickest of the newer models: 5 seconds and more in 480p, from words or from a picture. It likes long, exact descriptions.
        [ltx-13b-distilled] A large LTX-Video that needs only 8 steps: clips in good quality, from words or from a picture. Wants a graphics card with 24 GB or more.
        [ltx-2] Clips of 5 seconds with sound, from words or from a picture. 19 billion parameters: for a graphics card with 48 GB, or less and patience.
        [cogvideox-2b] Clips of 6 seconds at 720x480. An older model that fits small graphics cards.
        [cogvideox-5b] Clips of 6 seconds at 720x480, finer than those of the 2B.
        [cogvideox15-5b] Clips of 5 or 10 seconds at 1360x768. Slow: for a graphics card with 24 GB or more.
        [hunyuan] Clips of 5 seconds in up to 720p from 13 billion parameters. It takes no words about what to avoid.
        [hunyuan15] Clips of 5 seconds in 480p from 8 billion parameters.
        [mochi] Clips of 3 to 5 seconds at 848x480 with lively motion, from 10 billion parameters.
        [latte] Square clips of 2 seconds at 512x512: always 16 frames.
        [allegro] Clips of 6 seconds at 1280x720: always 88 frames. Slow.
        [skyreels-1_3b] Clips of 4 seconds at 960x544, with a look of films, from words or from a picture. Fits a home graphics card.
        [skyreels-14b] Clips of 4 seconds at 960x544, with a look of films. For a graphics card with 48 GB, or less and patience.
        [sana-video] Clips of 5 seconds in 480p from a small, quick model.
        [helios] Long clips, chunk by chunk, at 640x384: up to 20 seconds. 14 billion parameters.
        [anyflow-1_3b] Wan 2.1 1.3B made to need 4 steps instead of 50: clips of 5 seconds in 480p.
        [builtin] Ships with the bot and needs no download and no graphics card. It knows only a toy world of coloured shapes that move: good for trying the bot out, not for real videos.
       *[folder] A model from a folder on this computer.
    }
