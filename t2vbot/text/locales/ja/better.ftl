# Finished videos that are made better.
better-gone = この動画はもう残っていないので、手を加えられません。
better-smooth-already = この動画は、もうこれ以上なめらかにできません。
better-not-enhanced = この動画は、すでに高画質化したか、なめらか化したため、高画質化できません。先に高画質化してから、なめらか化してください。
better-drafts = 下書きはなめらか化できません。1 つ選んで、できた動画のメニューで **なめらか化** を押してください。
better-asked = { $how ->
        [enhanced] 高画質化
        [smoothed] なめらか化
       *[both] 高画質化、なめらか化
    }
