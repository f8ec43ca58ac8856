# A vote over drafts.
vote-open = 🗳️ どの下書きを動画にしますか？ 1 人 1 票です。上の番号を押してください。{ $when }に決まります。
vote-yours = 投票しました。別の番号を押すと票を移し、同じ番号を押すと取り消します。
vote-button-decide = いま決める
vote-not-yours = それができるのは、下書きをリクエストした { $member } さんとモデレーターだけです。
