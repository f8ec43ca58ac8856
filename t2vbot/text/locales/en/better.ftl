# Finished videos that are made better.
better-gone = I do not have this video any more, so I cannot make more of it.
better-smooth-already = This video is as smooth as I can make it.
better-not-enhanced = This video cannot be enhanced: it was already, or it was smoothed. Enhance a video first, and smooth it then.
better-drafts = Drafts are not smoothed. Choose one, and press **Smooth** in the menu of its video.
better-asked = { $how ->
        [enhanced] enhanced
        [smoothed] smoothed
       *[both] enhanced and smoothed
    }
