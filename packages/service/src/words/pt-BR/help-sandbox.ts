import { command } from '../help-command.ts'

/** Help of `accredit sandbox`, in Brazilian Portuguese. */
export const sandboxHelp = {
  sandbox: command(
    'controlar uma sandbox: relógio, falhas, solicitações, instantâneos, nomes',
    'Controla uma sandbox em execução, a desta máquina ou a que --url indica. Não exige entrada.',
  ),
  'sandbox reset': command(
    'redefinir tudo',
    'Redefine dados, relógio, falhas, solicitações e limites, e mostra o relógio.',
  ),
  'sandbox clock': command(
    'mostrar ou adiantar o relógio',
    'Mostra o relógio de uma sandbox; --advance ou --to o adianta primeiro.',
  ),
  'sandbox faults': command(
    'mostrar ou definir as falhas que as chamadas encontram',
    'Mostra as falhas em vigor. --clear, --profile e --file as substituem, --add adiciona uma.',
  ),
  'sandbox requests': command(
    'mostrar o que foi recebido e respondido',
    'Mostra as solicitações que uma sandbox recebeu, da mais antiga para a mais recente; --json inclui os corpos.',
  ),
  'sandbox snapshot': command(
    'guardar o estado atual',
    'Guarda dados, relógio e chave de assinatura na sandbox e, com --file, também em um arquivo.',
  ),
  'sandbox restore': command(
    'restaurar um estado',
    'Restaura um instantâneo, pelo ID ou a partir de um arquivo.',
  ),
  'sandbox customers': command(
    'adicionar clientes inventados',
    'Adiciona clientes inventados, com registros plausíveis, ao parceiro do usuário.',
  ),
  'sandbox names': command(
    'abrir mais sandboxes no mesmo processo',
    'Gerencia sandboxes com nome: serviços completos ao lado do primeiro, cada um com seu endereço.',
  ),
  'sandbox names list': command(
    'listar as sandboxes com nome',
    'Lista as sandboxes com nome e seus endereços.',
  ),
  'sandbox names add': command(
    'abrir uma sandbox com um nome',
    'Abre uma sandbox com um nome e mostra seu endereço.',
  ),
  'sandbox names remove': command(
    'encerrar uma sandbox com nome',
    'Encerra uma sandbox com nome; os dados dela são perdidos.',
  ),
  drift: command(
    'comparar o Accredit com outro serviço, como o Partner Center',
    'Envia as mesmas chamadas ao Accredit e a outro serviço e compara status, código, cabeçalhos e forma das respostas; IDs, datas e nomes não contam. Apenas lê, a menos que --write indique uma operação. Termina com 4 quando algo diverge. Os detalhes estão em docs/drift.md.',
  ),
}
