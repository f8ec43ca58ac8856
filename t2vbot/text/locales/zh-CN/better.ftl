# Finished videos that are made better.
better-gone = 这个视频已经不在我这里了，没法再加工。
better-smooth-already = 这个视频已经是我能做到的最流畅了。
better-not-enhanced = 这个视频不能增强：它已经增强过，或者补过帧。请先增强视频，再补帧。
better-drafts = 草稿不能补帧。先选一个，再在它的视频菜单里点 **补帧**。
better-asked = { $how ->
        [enhanced] 增强
        [smoothed] 补帧
       *[both] 增强并补帧
    }
