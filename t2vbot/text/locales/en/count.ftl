# Several videos at once: one request, one message.
count-done = **{ $done } of { $total }** done
count-done-failed = **{ $done } of { $total }** done, { $failed } failed
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# The last one should be done { $when }.
count-clip = -# **{ $number }** · { $model } · seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · made in { $took }
count-ai = -# AI-generated
count-failed = -# Seed { $seed }: there is no video. { $reason }
count-kept = -# Seed { $seed }: the video is made, but not delivered. { $reason } It is kept: type /missed where I may write.
count-ping = Your videos are ready.
count-alt = { $number } of { $total }: { $words }
# Which of them.
count-which = Which one?
count-pick = Pick a video
count-named = Video { $number }, seed { $seed }
count-choice-seed = (seed { $seed })
count-again-all = All { $count } again, new seeds
count-lineage = { $count } videos, asked for at once
# Where it cannot be.
count-no-drafts = Choose drafts or count, not both: drafts are quick looks at one video, count makes several videos at once.
count-too-many = { $most ->
        [one] One video
       *[other] { $most } videos
    } at once is the most { $where }.
count-fewer = { $reason } { $count ->
        [one] One of them is possible now: leave count out.
       *[other] { $count } of them are possible now: choose { $count } for count.
    }
