standin-required = faltou uma opção obrigatória: { $option }
standin-not-here = { $option }: { $name } não está neste servidor
standin-channel-kind = { $option }: não é um canal desse tipo
standin-kind = { $option }: { $value } não serve para esta opção
standin-number = { $option }: { $value } não é um número desse tipo
standin-empty = { $option }: está vazio
standin-range = { $option }: aceita de { $low } a { $high }, não { $value }
standin-choice = { $option }: { $value } não é um de { $names }
standin-menu = { $value } não está no menu
standin-length = { $label }: aceita de { $low } a { $high } caracteres, não { $count }
standin-values = { $label }: aceita de { $low } a { $high } valores, não { $count }
standin-once = { $label }: aceita cada valor uma vez só
standin-must-fill = { $label }: precisa ser preenchido
standin-pick-one = { $label }: é preciso escolher um
standin-disabled = { $label }: está desativado
standin-no-component = { $label }: a mensagem não tem esse botão nem esse menu
standin-gone = essa mensagem não está mais na sua tela
standin-other-screen = o formulário está na tela de outra pessoa
standin-not-member = você não está neste canal
standin-not-deletable = você não pode excluir esta mensagem
standin-no-command = não existe o comando “{ $name }”
standin-no-sub-command = não existe o subcomando “{ $name }”
standin-sub-command-needed = { $command }: falta um subcomando
standin-why = { $command }: { $reason }
standin-why-no-commands = comandos não podem ser usados aqui
standin-why-not-installed = o app não está instalado aqui
standin-why-channel = não é oferecido neste tipo de canal
standin-why-age = só em canais com restrição de idade
standin-why-server = as configurações do servidor não deixam
standin-why-permissions = faltam permissões para você
standin-discord = { $code ->
        [50001] você não pode ver este canal
        [50006] não há nada para enviar
        [50007] esta pessoa não aceita mensagens diretas
        [50013] você não pode fazer isso aqui
        [50083] o tópico está arquivado
        [160005] o tópico está trancado
        [200000] a moderação automática bloqueou a mensagem
       *[other] { $message }
    }
standin-no-document = o documento OpenAPI do Discord não foi encontrado; defina { $variable }
standin-no-packages = os pacotes jsonschema e jsonschema-rs não estão instalados
