standin-required = falta una opción obligatoria: { $option }
standin-not-here = { $option }: { $name } no está en este servidor
standin-channel-kind = { $option }: no es un canal de ese tipo
standin-kind = { $option }: { $value } no sirve para esta opción
standin-number = { $option }: { $value } no es un número de ese tipo
standin-empty = { $option }: está vacío
standin-range = { $option }: admite de { $low } a { $high }, no { $value }
standin-choice = { $option }: { $value } no es ninguno de { $names }
standin-menu = { $value } no está en el menú
standin-length = { $label }: admite de { $low } a { $high } caracteres, no { $count }
standin-values = { $label }: admite de { $low } a { $high } valores, no { $count }
standin-once = { $label }: cada valor una sola vez
standin-must-fill = { $label }: hay que llenarlo
standin-pick-one = { $label }: hay que elegir uno
standin-disabled = { $label }: está desactivado
standin-no-component = { $label }: el mensaje no tiene ese botón ni ese menú
standin-gone = ese mensaje ya no está en tu pantalla
standin-other-screen = el formulario está en la pantalla de otra persona
standin-not-member = no estás en este canal
standin-not-deletable = no puedes eliminar este mensaje
standin-no-command = no hay ningún comando «{ $name }»
standin-no-sub-command = no hay ningún subcomando «{ $name }»
standin-sub-command-needed = { $command }: falta un subcomando
standin-why = { $command }: { $reason }
standin-why-no-commands = aquí no se pueden usar comandos
standin-why-not-installed = la app no está instalada aquí
standin-why-channel = no se ofrece en este tipo de canal
standin-why-age = solo en canales con restricción de edad
standin-why-server = la configuración del servidor no lo permite
standin-why-permissions = te faltan permisos
standin-discord = { $code ->
        [50001] no puedes ver este canal
        [50006] no hay nada que enviar
        [50007] esta persona no acepta mensajes directos
        [50013] no puedes hacer eso aquí
        [50083] el hilo está archivado
        [160005] el hilo está bloqueado
        [200000] la moderación automática bloqueó el mensaje
       *[other] { $message }
    }
standin-no-document = no se encontró el documento OpenAPI de Discord; define { $variable }
standin-no-packages = los paquetes jsonschema y jsonschema-rs no están instalados
