import { command } from '../help-command.ts'

/** Help of `accredit sandbox`, in European Portuguese. */
export const sandboxHelp = {
  sandbox: command(
    'controlar uma sandbox: relógio, falhas, pedidos, instantâneos, nomes',
    'Controla uma sandbox em execução, a desta máquina ou a que --url indica. Não exige início de sessão.',
  ),
  'sandbox reset': command(
    'repor tudo',
    'Repõe dados, relógio, falhas, pedidos e limites, e mostra o relógio.',
  ),
  'sandbox clock': command(
    'mostrar ou adiantar o relógio',
    'Mostra o relógio de uma sandbox; --advance ou --to adianta-o primeiro.',
  ),
  'sandbox faults': command(
    'mostrar ou definir as falhas que as chamadas encontram',
    'Mostra as falhas em vigor. --clear, --profile e --file substituem-nas, --add acrescenta uma.',
  ),
  'sandbox requests': command(
    'mostrar o que foi recebido e respondido',
    'Mostra os pedidos que uma sandbox recebeu, do mais antigo para o mais recente; --json inclui os corpos.',
  ),
  'sandbox snapshot': command(
    'guardar o estado atual',
    'Guarda dados, relógio e chave de assinatura na sandbox e, com --file, também num ficheiro.',
  ),
  'sandbox restore': command(
    'repor um estado',
    'Repõe um instantâneo, pelo seu ID ou a partir de um ficheiro.',
  ),
  'sandbox customers': command(
    'adicionar clientes inventados',
    'Adiciona clientes inventados, com registos plausíveis, ao parceiro do utilizador.',
  ),
  'sandbox names': command(
    'abrir mais sandboxes no mesmo processo',
    'Gere sandboxes com nome: serviços inteiros ao lado do primeiro, cada um com o seu endereço.',
  ),
  'sandbox names list': command(
    'listar as sandboxes com nome',
    'Lista as sandboxes com nome e os seus endereços.',
  ),
  'sandbox names add': command(
    'abrir uma sandbox com um nome',
    'Abre uma sandbox com um nome e mostra o seu endereço.',
  ),
  'sandbox names remove': command(
    'terminar uma sandbox com nome',
    'Termina uma sandbox com nome; os dados dela perdem-se.',
  ),
  drift: command(
    'comparar o Accredit com outro serviço, como o Partner Center',
    'Envia as mesmas chamadas ao Accredit e a outro serviço e compara estado, código, cabeçalhos e forma das respostas; ids, datas e nomes não contam. Só lê, a não ser que --write indique uma operação. Termina com 4 quando algo difere. Os pormenores estão em docs/drift.md.',
  ),
}
