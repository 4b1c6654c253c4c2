import type { Words } from '../words.ts'

/** Findings of `accredit doctor` about a token, and what to do, in European Portuguese. */
export const tokenFindings: Words['tokenFindings'] = {
  results: { ok: 'certo', note: 'nota', wrong: 'errado' },
  rules: {
    form: 'forma',
    audience: 'audiência',
    issuer: 'emissor',
    validity: 'validade',
    scope: 'âmbito',
    application: 'aplicação',
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
    fix: 'Dê um token de acesso, três partes com pontos entre elas, e não um token de atualização.',
  },
  audience: {
    archived: ({ audience }) => `${audience}, o valor habitual dos SDK arquivados`,
    fix: ({ scope }) => `Peça o âmbito ${scope}.`,
  },
  issuerFix: ({ expected, authority }, { either }) =>
    `Era esperado ${either(expected)}: inicie sessão em ${authority}, ou aponte --url, --cloud ou --authority para o serviço do próprio token.`,
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
    app: ({ application, tenant }) => `App-only: a aplicação ${application} do inquilino ${tenant}`,
    appFix: 'Pode ler; para definir uma qualificação, inicie sessão como utilizador (App+User).',
    user: ({ user, tenant }) => `App+User: ${user} do inquilino ${tenant}`,
    nameless: 'um utilizador sem nome',
    tenantUnknown: 'desconhecido',
    applicationUnknown: 'desconhecida',
  },
  applicationFix: 'Obtenha um token que indique a sua aplicação (appid ou azp).',
  scopeFix: ({ scope }) =>
    `Peça o âmbito ${scope} desta API, ou .default depois de ter sido concedido.`,
  mfa: {
    none: 'o token não indica nenhum método',
    fix: 'Inicie sessão de novo com autenticação multifator; um token de atualização mantém o que tinha.',
  },
  call: {
    notTried: 'não foi tentada: o token não é para este serviço',
    accepted: ({ service }) => `${service} aceita-o`,
    distrusted: 'O serviço não confia na assinatura ou no inquilino.',
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
    awayFix: 'Os seus parceiros não são servidos até que regresse.',
  },
  replica: {
    used: ({ replica, lag }, { duration }) =>
      `${replica} responde a leituras, com um atraso de ${duration(lag)}`,
    unused: ({ replica, reason }) => `${replica} não é consultada: ${reason}`,
  },
  webhook: {
    none: 'Não há webhooks.',
    states: {
      on: 'ligado',
      paused: 'em pausa',
      gone: 'desligado: respondeu 410',
      failing: 'desligado: falhou durante cinco dias',
    },
    stateFix: 'Volte a ligá-lo no painel quando o recetor funcionar.',
    name: ({ host, ip }) => `${host} foi alcançado em ${ip}`,
    certificate: ({ issuer, until }) => `válido até ${until}, emitido por ${issuer}`,
    renew: 'Renove-o antes de expirar.',
    clockRight: 'concorda com o do serviço',
    clockAhead: ({ by }) => `adiantado ${by} em relação ao do serviço`,
    clockBehind: ({ by }) => `atrasado ${by} em relação ao do serviço`,
    setClock:
      'Acerte o relógio do recetor: as assinaturas que pareçam ter mais de cinco minutos de diferença são recusadas.',
    answered: ({ status, milliseconds }) => `${status} em ${milliseconds} ms`,
    noAnswer: ({ fault }) => `nenhuma: ${fault}`,
    fixes: {
      timeout: 'Responda em 15 s: ponha o evento numa fila e trate-o depois.',
      dns: 'Corrija o nome nos servidores de nomes, ou altere o endereço do webhook.',
      tls: 'Dê ao endpoint um certificado para o seu nome, de uma autoridade pública, com os intermédios.',
      refused: 'Inicie o recetor, ou abra a porta dele.',
      broken: 'Procure uma falha no registo do recetor ou do proxy à frente dele.',
      guard: 'Dê ao endpoint um endereço da Internet; nada é enviado para redes privadas.',
      unsent:
        'Indique a mesma chave de segredos, ou o mesmo certificado de eventos, a todos os nós do serviço.',
      '3xx': 'Altere o endereço do webhook para o final; os redirecionamentos não são seguidos.',
      '4xx': 'Compare o segredo do recetor, e verifique o corpo tal como chegou.',
      '5xx': 'Veja o registo do recetor.',
      other: 'Veja o registo do recetor.',
    },
  },
  roles: {
    reviewer: 'analista da mesa de análise',
    fix: 'Para pedir qualificações, é preciso ser agente de administração ou de vendas.',
  },
}
