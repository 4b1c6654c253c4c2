import { command } from '../help-command.ts'

/** Help of the bulk commands in European Portuguese. */
export const bulkCommands = {
  bulk: command(
    'pedir muitas qualificações a partir de um ficheiro',
    'Pede qualificações para todos os clientes de um ficheiro, cada uma exatamente uma vez. O que foi enviado e respondido fica num registo ao lado do ficheiro, para que uma execução que acabou de qualquer forma continue onde parou.',
  ),
  'bulk template': command(
    'mostrar um ficheiro vazio com as suas colunas',
    'Mostra um ficheiro CSV vazio com as colunas que um ficheiro pode ter.',
  ),
  'bulk check': command(
    'dizer o que aconteceria a cada linha, sem enviar pedidos',
    'Diz o que aconteceria a cada linha e não altera nada: duplicadas, clientes desconhecidos, rejeições e o que a verificação objetaria. Termina com 4 quando uma linha não seria aceite.',
  ),
  'bulk run': command(
    'enviar os pedidos, ou continuar a enviá-los',
    'Envia uma vez o pedido de cada linha, dentro do ritmo que o serviço permite, e continua uma execução anterior do mesmo ficheiro. Termina com 4 quando uma linha foi rejeitada, e com 5 quando uma foi recusada com --wait.',
  ),
  'bulk status': command(
    'contar as linhas pelo que lhes aconteceu',
    'Conta as linhas pelo que lhes aconteceu, só pelo registo; também durante uma execução.',
  ),
  'bulk results': command(
    'escrever cada linha com o resultado em CSV',
    'Escreve as linhas pela sua ordem com resultado, veredicto, motivo, o que fazer, datas e ids, só pelo registo. Com --only faz o ficheiro da execução seguinte.',
  ),
  report: command(
    'relatar todos os clientes por qualificação',
    'Relata todos os clientes por qualificação: estado, motivo, idade, pedidos restantes e o que fazer, e conta-os em grupos. Do Partner Center da Microsoft volta a ler o que pode ter mudado desde o último relatório.',
  ),
}
