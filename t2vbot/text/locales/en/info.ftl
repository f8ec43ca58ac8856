# What a video says of how it was made: in the menu of a result, of a message, and on the command line.
info-settings = model { $model } · { $width }×{ $height } · { $frames } frames at { $fps } a second · { $steps } steps · guidance { $guidance } · seed { $seed }
info-avoid = avoid: { $words }
info-style = style { $style }
info-whole-prompt = with the style, the model read: { $words }
info-picture = started from a picture
info-better = { $how ->
        [enhanced] enhanced
        [smoothed] smoothed
       *[both] enhanced and smoothed
    }
info-cut = The words are longer than the file had room for, so the end is missing. Change them, and then make it.
info-picture-missing = It started from a picture, which is not in the file. Use /video with that picture, or Animate in its menu.
info-cannot = It cannot be made here like this: { $reason }
info-no-command = There is no /video line for it: the command cannot ask for all of this. The buttons can.
info-in-file = The lines that make it again are in the attached file, since they are too long for a message.
info-same-frames = The same seed makes the same frames on the same device, where a video is made alone.
info-no-video = There is no video in that message. Choose this on a message that has an MP4 file attached.
info-not-ours = That video does not say how it was made. It is not one of mine, or it was edited with a program that removes it.
info-file-forgotten = I have forgotten what that file says: I keep it only until I am restarted, or many others came after it. Choose **Info** in the menu of its message again.
info-words-refused = Its words are left out: automatic moderation does not let me say them here.
info-words-alone-refused = Automatic moderation does not let me say these words here.
info-no-file = { $file } cannot be read: { $error }.
info-no-model = There is no model { $model } in the catalog here, so nothing here can make it again.
info-film =
    { $title }
    A film of { $scenes ->
        [one] one scene
       *[other] { $scenes } scenes
    }:
info-film-untitled = A film of { $scenes ->
        [one] one scene
       *[other] { $scenes } scenes
    }:
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }. (without words)
info-button-same = Same again
info-menu = Info
info-menu-hint = All that is needed to make it again
