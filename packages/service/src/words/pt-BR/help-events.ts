/** The summary of a command stands in a list, its description above its own help. */
const command = (summary: string, description: string) => ({ summary, description })

/** Help of the commands for events and webhooks, in Brazilian Portuguese. */
export const eventCommands = {
  listen: command(
    'encaminhar eventos para um endereço desta máquina',
    'Encaminha os eventos do parceiro para um endereço desta máquina, assinados como um webhook os recebe; não é preciso um endereço público. Mostra o segredo de assinatura, que não muda para este login, e depois uma linha por evento.',
  ),
  watch: command(
    'acompanhar clientes no Partner Center da Microsoft',
    'Acompanha os clientes do parceiro em um serviço que não avisa o que acontece, como o Partner Center da Microsoft: lê de tempos em tempos o log de atividades e os clientes com uma solicitação em análise. O que muda é mostrado, encaminhado, enviado a endereços e por e-mail, como os eventos que o Accredit avisa. Basta a entrada de um aplicativo (App-only), e o registro de webhook do locatário não é alterado.',
  ),
  events: command(
    'listar, mostrar e reenviar eventos',
    'Lista o que aconteceu com os clientes do parceiro e envia de novo.',
  ),
  'events list': command(
    'listar eventos, do mais novo ao mais antigo',
    'Lista eventos, do mais novo ao mais antigo.',
  ),
  'events show': command('mostrar um evento', 'Mostra um evento com o estado antes e depois dele.'),
  'events resend': command(
    'reenviar um evento',
    'Reenvia um evento, com o mesmo ID, para "accredit listen" e para todos os webhooks que recebem o tipo dele.',
  ),
  webhooks: command(
    'gerenciar os endereços que recebem eventos',
    'Gerencia os endereços que recebem os eventos do parceiro. Para agentes de administração.',
  ),
  'webhooks add': command(
    'adicionar um webhook',
    'Adiciona um webhook e mostra o segredo dele só desta vez.',
  ),
  'webhooks list': command('listar os webhooks', 'Lista os webhooks com o estado deles.'),
  'webhooks rotate': command(
    'criar um novo segredo',
    'Cria um novo segredo e o mostra só desta vez. O anterior assina por mais um dia.',
  ),
  'webhooks test': command(
    'enviar um evento de teste',
    'Envia um evento de teste a um webhook e mostra o que ele responde.',
  ),
  'webhooks remove': command('remover um webhook', 'Remove um webhook com as entregas dele.'),
  trigger: command(
    'fazer um sandbox anunciar um evento que não aconteceu',
    'Faz um sandbox anunciar um evento que não aconteceu, para testar um receptor. Nada mais muda.',
  ),
}
