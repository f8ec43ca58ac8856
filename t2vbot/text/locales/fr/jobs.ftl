jobs-restarting = Le bot redémarre, donc cette demande n'a pas été acceptée. Redemande dans une minute.
jobs-died = Le bot s'est arrêté { $count } fois en la faisant.
jobs-device-lost = La carte graphique a lâché { $count } fois en la faisant.
jobs-device-hung = La carte graphique ne répond plus depuis { $seconds } secondes. Le bot redémarre tout seul ; redemande à ce moment-là, s'il te plaît.
jobs-worker-lost = Sa création a commencé { $count } fois, et à chaque fois l'ordinateur qui s'en chargeait a été perdu. Demande quelque chose de plus petit, ou préviens l'hébergeur du bot.
jobs-worker-hung = La carte graphique qui la faisait ne répond plus depuis { $seconds } secondes. Redemande, ou demande quelque chose de plus petit.
