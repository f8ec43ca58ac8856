# A vote over drafts.
vote-open = 🗳️ ¿Qué borrador se convierte en el video? Cada persona tiene un voto: presiona un número arriba. Se decide { $when }.
vote-yours = Tu voto cuenta. Presiona otro número para moverlo, o el mismo para retirarlo.
vote-button-decide = Decidir ya
vote-not-yours = Eso solo lo pueden hacer { $member }, que pidió los borradores, y los moderadores.
