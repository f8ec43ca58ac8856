# /video-lineage: what was made out of a video.
lineage-one = [{ $words }]({ $url }) by { $member }
lineage-one-wordless = [a video]({ $url }) by { $member }
lineage-unseen = a video that cannot be seen here
lineage-alone = Nothing was made out of it yet: press **Again** or **Change** below it.
lineage-more = … and { $count } more.
lineage-none = There is no such video here, or you may not see it. Pick one from the list, or give me the link of its message.
lineage-which = Which video? Pick one from the list, or give me the link of its message (in the menu of the message: Copy Message Link).
