video-disk-full =
    The disk that holds the bot's data folder is full. Free some space on it, then try again.
video-ffmpeg-hangs =
    The program that writes video files did not respond, twice. Try again later; if it happens again, the host of this bot should look at the computer's disk and memory.
video-master-damaged =
    The file of this video is damaged on the bot's disk. Ask for the video again.
video-cannot-fit =
    This clip does not fit under the upload limit of { $limit } here, not even at the lowest quality. Ask for fewer frames or a smaller size.
video-scene-gone = The clip of scene { $number } is no longer on the host's disk, so the film cannot be cut. Leave it out, or make it again.
video-scene-damaged = The file of scene { $number } is damaged on the host's disk, so the film cannot be cut. Leave it out, or make it again.
video-chapter-title = Title
video-chapter-scene = Scene { $number }
video-no-drafts = None of the drafts could be made. Ask again, or for the video itself.
video-clip-gone = The file of this video is no longer on the host's disk, so it cannot be smoothed. Ask for the video again.
video-smooth-already = This video has { $rate } frames a second, which is as smooth as it gets.
video-smooth-fault = a fault in the program that does it
video-not-smoothed = It could not be smoothed, so this is the video as it was made: { $reason }
video-credits = Made by
video-frames-left-out = Scene { $number } has more frames a second than the film ({ $rate }): { $count ->
        [one] one of its frames is
       *[other] { $count } of its frames are
    } left out.
video-letters-left-out = { $count ->
        [one] One character was
       *[other] { $count } characters were
    } left out of the titles: no font on the host's computer has them.
# Pictures that a clip is to start from.
video-picture-unreadable = That is no picture that I can read, or its file is damaged. I take PNG, JPEG, WebP and GIF, of which the first frame counts.
video-picture-lost = The picture that this video was to start from is no longer on the host's disk. Ask with the picture again.
video-picture-pixels = That picture is too large: I take up to { $most } million pixels. Send a smaller one.
video-picture-small = That picture is too small: each side must have at least { $least } pixels.
