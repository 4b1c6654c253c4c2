import type { Words } from '../words.ts'

/** Findings of `accredit doctor` about a token, and what to do, in Brazilian Portuguese. */
export const tokenFindings: Words['tokenFindings'] = {
  results: { ok: 'certo', note: 'nota', wrong: 'errado' },
  rules: {
    form: 'forma',
    audience: 'público',
    issuer: 'emissor',
    validity: 'validade',
    scope: 'escopo',
    application: 'aplicativo',
    caller: 'quem chama',
    mfa: 'MFA',
    service: 'serviço',
    call: 'chamada',
    roles: 'funções',
    layout: 'disposição',
    replica: 'réplica',
    state: 'estado',
    name: 'nome',
    certificate: 'certificado',
    clock: 'relógio',
    answer: 'resposta',
  },
  none: 'nenhum',
  form: {
    is: ({ version }) => `um token da versão ${version}`,
    isNone: 'não é um JSON Web Token',
    fix: 'Dê um token de acesso, três partes separadas por pontos, e não um token de atualização.',
  },
  audience: {
    archived: ({ audience }) => `${audience}, o valor padrão dos SDKs arquivados`,
    fix: ({ scope }) => `Peça o escopo ${scope}.`,
  },
  issuerFix: ({ expected, authority }, { either }) =>
    `O esperado era ${either(expected)}: entre em ${authority}, ou aponte --url, --cloud ou --authority para o serviço do próprio token.`,
  validity: {
    endless: 'sem fim',
    endlessFix: 'Obtenha outro token.',
    ended: ({ ago }, { duration }) => `terminou há ${duration(ago)}`,
    endedFix: 'Obtenha um novo: "accredit token", ou "accredit login" se a sessão terminou.',
    early: ({ ahead }, { duration }) => `começa daqui a ${duration(ahead)}`,
    earlyFix: 'Acerte o relógio desta máquina.',
    left: ({ left }, { duration }) => `por mais ${duration(left)}`,
  },
  caller: {
    app: ({ application, tenant }) =>
      `App-only: o aplicativo ${application} do locatário ${tenant}`,
    appFix: 'Pode ler; para definir uma qualificação, entre como usuário (App+User).',
    user: ({ user, tenant }) => `App+User: ${user} do locatário ${tenant}`,
    nameless: 'um usuário sem nome',
    tenantUnknown: 'desconhecido',
    applicationUnknown: 'desconhecido',
  },
  applicationFix: 'Obtenha um token que indique seu aplicativo (appid ou azp).',
  scopeFix: ({ scope }) =>
    `Peça o escopo ${scope} desta API, ou .default depois que tiver sido concedido.`,
  mfa: {
    none: 'o token não indica nenhum método',
    fix: 'Entre de novo com autenticação multifator; um token de atualização mantém o que tinha.',
  },
  call: {
    notTried: 'não foi tentada: o token não é para este serviço',
    accepted: ({ service }) => `${service} aceita o token`,
    distrusted: 'O serviço não confia na assinatura ou no locatário.',
  },
  service: {
    says: ({ service, authority, audience }) =>
      `${service} diz que aceita tokens de ${authority} para ${audience}`,
    fix: ({ options }) => `Se estiver certo, execute isto de novo com ${options}`,
  },
  layout: {
    one: ({ version }) => `PostgreSQL ${version}, uma máquina com as linhas de todos os parceiros`,
    cluster: ({ version, nodes, shards }) =>
      `PostgreSQL ${version}, um cluster de ${nodes} nós; as tabelas dos parceiros têm ${shards} fragmentos cada`,
    away: ({ node }) => `o nó ${node} não responde`,
    awayFix: 'Os parceiros dele não são atendidos até que ele volte.',
  },
  replica: {
    used: ({ replica, lag }, { duration }) =>
      `${replica} responde a leituras, com um atraso de ${duration(lag)}`,
    unused: ({ replica, reason }) => `${replica} não é consultada: ${reason}`,
  },
  webhook: {
    none: 'Não há webhooks.',
    states: {
      on: 'ativado',
      paused: 'pausado',
      gone: 'desativado: respondeu 410',
      failing: 'desativado: falhou por cinco dias',
    },
    stateFix: 'Ative-o novamente no painel quando o receptor funcionar.',
    name: ({ host, ip }) => `${host} foi alcançado em ${ip}`,
    certificate: ({ issuer, until }) => `válido até ${until}, emitido por ${issuer}`,
    renew: 'Renove-o antes que expire.',
    clockRight: 'concorda com o do serviço',
    clockAhead: ({ by }) => `${by} adiantado em relação ao do serviço`,
    clockBehind: ({ by }) => `${by} atrasado em relação ao do serviço`,
    setClock:
      'Acerte o relógio do receptor: assinaturas que pareçam ter mais de cinco minutos de diferença são recusadas.',
    answered: ({ status, milliseconds }) => `${status} em ${milliseconds} ms`,
    noAnswer: ({ fault }) => `nenhuma: ${fault}`,
    fixes: {
      timeout: 'Responda em 15 s: coloque o evento em uma fila e trate-o depois.',
      dns: 'Corrija o nome nos servidores de nomes, ou altere o endereço do webhook.',
      tls: 'Dê ao endpoint um certificado para o nome dele, de uma autoridade pública, com os intermediários.',
      refused: 'Inicie o receptor, ou abra a porta dele.',
      broken: 'Procure uma falha no log do receptor ou do proxy à frente dele.',
      guard: 'Dê ao endpoint um endereço da internet; nada é enviado para redes privadas.',
      unsent:
        'Informe a mesma chave de segredos, ou o mesmo certificado de eventos, a todos os nós do serviço.',
      '3xx': 'Altere o endereço do webhook para o final; redirecionamentos não são seguidos.',
      '4xx': 'Compare o segredo do receptor, e verifique o corpo como chegou.',
      '5xx': 'Veja o log do receptor.',
      other: 'Veja o log do receptor.',
    },
  },
  roles: {
    reviewer: 'analista da mesa de análise',
    fix: 'Para solicitar qualificações, é preciso ser agente de administração ou de vendas.',
  },
}
