# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = O estilo { $style } é feito com { $models }, que você não pode usar aqui. Escolha outro estilo.
presets-no-seed = Uma seed não pode ser um padrão: todos os vídeos sairiam iguais. Tire-a da linha dos números.
presets-not-private = Pelos seus padrões, só você vê seus vídeos, e a moderação não quer vídeos privados aqui. Use `privado:False` para mostrar a todos ou me peça por mensagem direta.
presets-range = { $what ->
        [seconds] O número de segundos
        [steps] O número de passos
       *[guidance] A guidance
    } tem que ficar entre { $low } e { $high }.
presets-prompt-gone = Esse prompt anterior não está mais à mão. Digite algumas palavras dele e escolha de novo, ou escreva tudo.
presets-left-out = Alguns dos seus padrões não funcionam aqui, então o vídeo é feito sem eles:
presets-left-out-one = { $name }: { $why }
presets-line = { $name }: { $value }
presets-name = { $name ->
        [model] Modelo
        [style] Estilo
        [size] Tamanho
        [seconds] Segundos
        [num_inference_steps] Passos
        [guidance_scale] Guidance
        [numbers] Números
        [showing] Exibição
        [private] Só para você
        [notify] Menção
       *[negative_prompt] Evitar
    }
presets-seconds = { $seconds } s
presets-steps = { $steps } passos
presets-guidance = guidance { $guidance }
presets-head = **Seus padrões** para `/video` e Animar, em todo lugar. O que você escrever lá vale mais do que eles.
presets-none = Você ainda não tem padrões. O que escolher aqui vale em todo lugar para `/video` e Animar, quando você não disser nada.
presets-not-here = Aqui, estes ficariam de fora:
presets-showing = { $how ->
        [spoiler] atrás de um spoiler
       *[private] só para você
    }
presets-notify = { $when ->
        [always] sempre
        [never] nunca
       *[slow] se levou mais de um minuto
    }
presets-shown = { $how ->
        [spoiler] Atrás de um spoiler
        [private] Só para você
        [both] Só para você, atrás de um spoiler
       *[openly] À vista
    }
presets-button-making = Alterar os padrões
presets-button-showing = Menção e privacidade
presets-button-clear = Limpar tudo
presets-cleared = Seus padrões foram apagados.
presets-changed = Seus padrões foram alterados.
presets-form-making = Seus padrões
presets-form-showing = Como seus vídeos chegam
presets-form-style = Estilo
presets-form-none = Sem padrão
presets-form-numbers = Segundos, passos e guidance
presets-form-numbers-hint = Por exemplo: 2 s, 20 passos, guidance 7.5. O resto fica por conta do modelo.
presets-form-shown = Para quem ele aparece
presets-form-notify = Quando mencionar você ao ficar pronto
