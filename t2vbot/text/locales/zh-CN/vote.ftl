# A vote over drafts.
vote-open = 🗳️ 哪个草稿做成视频？每人一票：点上面的数字。{ $when } 揭晓。
vote-yours = 你的票已计入。点别的数字可以改投，再点同一个可以收回。
vote-button-decide = 现在决定
vote-not-yours = 只有要这些草稿的 { $member } 和管理员可以这样做。
