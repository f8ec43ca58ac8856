# A vote over drafts.
vote-open = 🗳️ ¿Qué borrador se convierte en el vídeo? Cada persona tiene un voto: pulsa un número arriba. Se decide { $when }.
vote-yours = Tu voto cuenta. Pulsa otro número para moverlo, o el mismo para retirarlo.
vote-button-decide = Decidir ya
vote-not-yours = Eso solo lo pueden hacer { $member }, que pidió los borradores, y los moderadores.
