import { command } from '../help-command.ts'

/** Help of the bulk commands in Brazilian Portuguese. */
export const bulkCommands = {
  bulk: command(
    'solicitar muitas qualificações a partir de um arquivo',
    'Solicita qualificações para todos os clientes de um arquivo, cada uma exatamente uma vez. O que foi enviado e respondido fica em um registro ao lado do arquivo, para que uma execução que terminou de qualquer forma continue de onde parou.',
  ),
  'bulk template': command(
    'mostrar um arquivo vazio com suas colunas',
    'Mostra um arquivo CSV vazio com as colunas que um arquivo pode ter.',
  ),
  'bulk check': command(
    'dizer o que aconteceria com cada linha, sem enviar solicitações',
    'Diz o que aconteceria com cada linha e não altera nada: duplicadas, clientes desconhecidos, rejeições e o que a verificação questionaria. Termina com 4 quando uma linha não seria aceita.',
  ),
  'bulk run': command(
    'enviar as solicitações, ou continuar o envio',
    'Envia uma vez a solicitação de cada linha, dentro do ritmo que o serviço permite, e continua uma execução anterior do mesmo arquivo. Termina com 4 quando uma linha foi rejeitada, e com 5 quando uma foi recusada com --wait.',
  ),
  'bulk status': command(
    'contar as linhas pelo que aconteceu com elas',
    'Conta as linhas pelo que aconteceu com elas, só pelo registro; também durante uma execução.',
  ),
  'bulk results': command(
    'gravar cada linha com o resultado em CSV',
    'Grava as linhas na sua ordem com resultado, veredito, motivo, o que fazer, datas e ids, só pelo registro. Com --only cria o arquivo da próxima execução.',
  ),
  report: command(
    'relatar todos os clientes por qualificação',
    'Relata todos os clientes por qualificação: estado, motivo, idade, solicitações restantes e o que fazer, e conta os clientes em grupos. Do Partner Center da Microsoft lê de novo o que pode ter mudado desde o último relatório.',
  ),
}
