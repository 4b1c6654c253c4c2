/** The summary of a command stands in a list, its description above its own help. */
const command = (summary: string, description: string) => ({ summary, description })

/** Help of the commands for events and webhooks, in European Portuguese. */
export const eventCommands = {
  listen: command(
    'reencaminhar eventos para um endereço desta máquina',
    'Reencaminha os eventos do parceiro para um endereço desta máquina, assinados como um webhook os recebe; não é preciso um endereço público. Mostra o segredo de assinatura, que se mantém para esta sessão, e depois uma linha por evento.',
  ),
  watch: command(
    'acompanhar clientes no Partner Center da Microsoft',
    'Acompanha os clientes do parceiro num serviço que não comunica o que acontece, como o Partner Center da Microsoft: lê periodicamente o registo de atividade e os clientes com um pedido em análise. O que muda é mostrado, reencaminhado, enviado para endereços e por e-mail, como os eventos que o Accredit comunica. Basta o início de sessão de uma aplicação (App-only), e o registo de webhook do inquilino não é alterado.',
  ),
  events: command(
    'listar, mostrar e reenviar eventos',
    'Lista o que aconteceu aos clientes do parceiro e volta a enviá-lo.',
  ),
  'events list': command(
    'listar eventos, do mais recente ao mais antigo',
    'Lista eventos, do mais recente ao mais antigo.',
  ),
  'events show': command('mostrar um evento', 'Mostra um evento com o estado antes e depois.'),
  'events resend': command(
    'reenviar um evento',
    'Reenvia um evento, com o mesmo ID, para "accredit listen" e para todos os webhooks que recebem o seu tipo.',
  ),
  webhooks: command(
    'gerir os endereços que recebem eventos',
    'Gere os endereços que recebem os eventos do parceiro. Para agentes de administração.',
  ),
  'webhooks add': command(
    'adicionar um webhook',
    'Adiciona um webhook e mostra o seu segredo só desta vez.',
  ),
  'webhooks list': command('listar os webhooks', 'Lista os webhooks com o seu estado.'),
  'webhooks rotate': command(
    'criar um novo segredo',
    'Cria um novo segredo e mostra-o só desta vez. O anterior assina durante mais um dia.',
  ),
  'webhooks test': command(
    'enviar um evento de teste',
    'Envia um evento de teste a um webhook e mostra o que ele responde.',
  ),
  'webhooks remove': command('remover um webhook', 'Remove um webhook com as suas entregas.'),
  trigger: command(
    'fazer uma sandbox anunciar um evento que não aconteceu',
    'Faz uma sandbox anunciar um evento que não aconteceu, para experimentar um recetor. Nada mais muda.',
  ),
}
