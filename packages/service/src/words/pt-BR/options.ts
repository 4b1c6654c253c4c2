import type { OptionWords } from '../words.ts'

/** Explanations of the service’s options in Brazilian Portuguese. */
export const options: OptionWords = {
  mode: 'sandbox: um Partner Center local com dados próprios. production: seu próprio serviço.',
  host: 'Endereço em que escutar. Use a sandbox só nesta máquina.',
  port: 'Porta em que escutar; 0 escolhe uma livre.',
  probePort: 'Porta em que "accredit work" responde a /healthz e /readyz; 0 a desativa.',
  publicUrl:
    'Endereço público do serviço, quando é chamado através de um proxy. Abaixo de um caminho só funcionam a API e o login: o painel precisa de um host próprio.',
  tls: 'Servir https em vez de http, com um certificado de uma autoridade local, tls/ca.pem na pasta de dados; os clientes precisam confiar nela.',
  tlsCertificate:
    'Arquivo com seu certificado e a respectiva cadeia, em PEM, para servir https. Precisa de tls-key.',
  tlsKey: 'Arquivo com a chave privada de tls-certificate, em PEM, sem senha.',
  data: 'Pasta do armazenamento SQLite e dos certificados TLS, para um servidor de cada vez.',
  store:
    'sqlite (um arquivo na pasta de dados), memory (excluído no fim) ou postgres://…; separe por vírgulas vários hosts de um banco de dados, e o primário é usado.',
  storeReplicas:
    'Endereço de réplicas de streaming do PostgreSQL do armazenamento, p. ex. postgres://accredit@db2.example,db3.example/accredit; cada host é uma. Elas respondem a listas, buscas e números enquanto tiverem tudo o que foi confirmado antes; o primário responde o resto.',
  replicaLag: 'Atraso a partir do qual uma réplica deixa de ser consultada.',
  rescue:
    'Servir somente para leitura um armazenamento danificado, para copiar o que resta dele: as leituras são respondidas até onde os dados podem ser lidos, as gravações recebem 503, nada é examinado nem selado, e nada no armazenamento muda.',
  throttlePerMinute:
    'Chamadas por parceiro e minuto abaixo de /v1/customers; 0 desliga o limite, incluindo as 60 solicitações de qualificação por cliente.',
  maxCalls:
    'Chamadas simultâneas; a seguinte recebe 503 com Retry-After antes de qualquer trabalho.',
  maxWrites:
    'Chamadas de max-calls que podem gravar, para que as leituras sejam respondidas enquanto muitas gravações esperam pelo armazenamento.',
  maxConnections:
    'Conexões cujas chamadas são respondidas; nas 128 seguintes todas as chamadas menos as sondas recebem 503, e as restantes são fechadas.',
  vettingDelay:
    'Tempo entre uma solicitação de Education e o veredito da máquina; PT0S é de imediato.',
  segmentRequired:
    'Recusar Education sem educationSegment, como fazem as edições mais recentes do Partner Center.',
  customerLimit:
    'Clientes que um parceiro pode ter antes de o seguinte ser recusado; 0 significa sem limite. A sandbox da própria Microsoft permite 75.',
  journalEntries:
    'Trocas que o diário da sandbox recorda, em memória; 0 não guarda nenhuma, para testes de carga.',
  journalBytes:
    'Bytes que o diário da sandbox ocupa no máximo; as trocas mais antigas são descartadas primeiro.',
  accountReviewDelay:
    'Tempo que demora a análise de uma conta de cliente nova ou alterada; aqui não bloqueia nada.',
  enforceMfa: 'Recusar usuários cujo token não prova autenticação multifator.',
  graphAudience: 'Aceitar também tokens para https://graph.windows.net, o padrão dos SDKs antigos.',
  authority: 'Emissor dos tokens: o endereço do Entra ID.',
  audience:
    'Uma audiência própria, p. ex. api://accredit, aceita além da do Partner Center. Os analistas precisam de tokens para ela, porque seu registro de aplicativo pode dar a eles a função de aplicativo e o da Microsoft não.',
  reviewerTenants:
    'Locatários das pessoas da análise, nenhum deles de um parceiro; IDs separados por vírgulas. A função de aplicativo Vetting.Review só conta nos tokens deles. Sem isto ou sem audience não há análise.',
  dashboardClient:
    'ID do aplicativo (cliente) com que o painel faz o login dos usuários; o endereço de redirecionamento é /signed-in, do tipo aplicativo de página única.',
  support:
    'E-mail ou endereço Web para onde o painel envia parceiros a quem nenhuma nova solicitação pode ajudar.',
  policy:
    'Arquivo com sua própria política de verificação, em YAML ou JSON; sem ele decide a padrão.',
  showDelay: 'Tempo para desfazer uma decisão da análise antes que o parceiro a veja.',
  twoPersons: 'Exigir que um segundo analista confirme cada decisão da análise.',
  worker: 'Examinar casos de verificação neste processo.',
  leaseDuration: 'Reserva de um caso por quem o examina, após a qual outro o pode tomar.',
  auditKey:
    'Arquivo com a chave Ed25519 que sela o registro de atividade, em PEM; gerado quando falta. Padrão: audit-key.pem na pasta de dados. Os nós que compartilham um banco de dados precisam da mesma.',
  secretsKey:
    'Arquivo com a chave que sela os segredos dos webhooks, 32 bytes em base64. Padrão: secrets.key na pasta de dados, gerada quando falta; com PostgreSQL em produção não há padrão, e sem chave não há webhooks. Os nós que compartilham um banco de dados precisam da mesma.',
  eventCertificate:
    'Arquivo com o certificado, e a cadeia dele, cuja chave assina eventos na forma do Partner Center, em PEM; o serviço o publica. Precisa de event-key. Uma sandbox tem o seu próprio; em produção não há nenhum, e sem ele não há registros. Todos os nós precisam do mesmo.',
  eventKey: 'Arquivo com a chave RSA de event-certificate, em PEM, sem senha.',
  qualificationEvents:
    'Acrescenta customer-qualification-updated aos eventos para os quais um locatário pode se registrar, um evento que o Partner Center não tem.',
  smtp: 'Servidor de e-mail que envia notificações às pessoas, p. ex. smtps://accredit@mail.example:465, com o usuário no endereço. smtp:// exige STARTTLS; só nesta máquina o dispensa. Vazio: sem e-mails.',
  smtpPasswordFile: 'Arquivo com a senha do usuário indicado em smtp.',
  smtpFrom: 'Remetente das notificações, p. ex. accredit@example.com. Necessário com smtp.',
  eventsKept:
    'Retenção dos eventos, durante a qual um cliente que ficou desconectado pode se atualizar.',
  auditRetention:
    'Retenção do registro de atividade, p. ex. P400D; a API lê 90 dias. PT0S o conserva para sempre.',
  logLevel: 'Nível das linhas JSON no erro padrão. As leituras são registradas em debug.',
  metrics:
    'Responder a GET /metrics, no formato do Prometheus. Não precisa de token e não indica ninguém, mas mostra o tráfego; onde estranhos chegam ao serviço, bloqueie-o no proxy ou desligue-o.',
  bodyLimit: 'Tamanho máximo do conteúdo de uma solicitação, em bytes.',
  requestTimeout: 'Tempo em que uma solicitação precisa chegar por completo.',
  stopTimeout: 'Tempo dado às chamadas em andamento ao parar.',
}
