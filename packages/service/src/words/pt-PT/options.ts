import type { OptionWords } from '../words.ts'

/** Explanations of the service’s options in European Portuguese. */
export const options: OptionWords = {
  mode: 'sandbox: um Partner Center local com dados próprios. production: o seu próprio serviço.',
  host: 'Endereço em que escutar. Use a sandbox só nesta máquina.',
  port: 'Porta em que escutar; 0 escolhe uma livre.',
  probePort: 'Porta em que "accredit work" responde a /healthz e /readyz; 0 desativa-a.',
  publicUrl:
    'Endereço público do serviço, quando é chamado através de um proxy. Abaixo de um caminho só funcionam a API e o início de sessão: o painel precisa de um anfitrião próprio.',
  tls: 'Servir https em vez de http, com um certificado de uma autoridade local, tls/ca.pem na pasta de dados; os clientes têm de confiar nela.',
  tlsCertificate:
    'Ficheiro com o seu certificado e a respetiva cadeia, em PEM, para servir https. Precisa de tls-key.',
  tlsKey: 'Ficheiro com a chave privada de tls-certificate, em PEM, sem palavra-passe.',
  data: 'Pasta do armazenamento SQLite e dos certificados TLS, para um servidor de cada vez.',
  store:
    'sqlite (um ficheiro na pasta de dados), memory (eliminado no fim) ou postgres://…; separe por vírgulas vários anfitriões de uma base de dados, e usa-se o primário.',
  storeReplicas:
    'Endereço de réplicas de streaming do PostgreSQL do armazenamento, p. ex. postgres://accredit@db2.example,db3.example/accredit; cada host é uma. Respondem a listas, pesquisas e números enquanto tiverem tudo o que foi confirmado antes; o primário responde ao resto.',
  replicaLag: 'Atraso a partir do qual uma réplica deixa de ser consultada.',
  rescue:
    'Servir só em leitura um armazenamento danificado, para copiar o que resta dele: as leituras são respondidas até onde os dados se conseguem ler, as escritas recebem 503, nada é examinado nem selado, e nada no armazenamento muda.',
  throttlePerMinute:
    'Chamadas por parceiro e minuto abaixo de /v1/customers; 0 desliga o limite, incluindo os 60 pedidos de qualificação por cliente.',
  maxCalls:
    'Chamadas em simultâneo; a seguinte recebe 503 com Retry-After antes de qualquer trabalho.',
  maxWrites:
    'Chamadas de max-calls que podem escrever, para que as leituras sejam respondidas enquanto muitas escritas esperam pelo armazenamento.',
  maxConnections:
    'Ligações cujas chamadas são respondidas; nas 128 seguintes todas as chamadas menos as sondas recebem 503, e as restantes são fechadas.',
  vettingDelay: 'Tempo entre um pedido de Education e o veredicto da máquina; PT0S é de imediato.',
  segmentRequired:
    'Recusar Education sem educationSegment, como fazem as edições mais recentes do Partner Center.',
  customerLimit:
    'Clientes que um parceiro pode ter antes de o seguinte ser recusado; 0 significa sem limite. A sandbox da própria Microsoft permite 75.',
  journalEntries:
    'Trocas que o diário da sandbox recorda, em memória; 0 não guarda nenhuma, para testes de carga.',
  journalBytes:
    'Bytes que o diário da sandbox ocupa no máximo; as trocas mais antigas são eliminadas primeiro.',
  accountReviewDelay:
    'Tempo que demora a análise de uma conta de cliente nova ou alterada; aqui não bloqueia nada.',
  enforceMfa: 'Recusar utilizadores cujo token não prova autenticação multifator.',
  graphAudience:
    'Aceitar também tokens para https://graph.windows.net, a predefinição dos SDK antigos.',
  authority: 'Emissor dos tokens: o endereço do Entra ID.',
  audience:
    'Uma audiência sua, p. ex. api://accredit, aceite além da do Partner Center. Os analistas precisam de tokens para ela, porque o seu registo de aplicação lhes pode dar a função de aplicação e o da Microsoft não.',
  reviewerTenants:
    'Inquilinos das pessoas da análise, nenhum deles de um parceiro; ID separados por vírgulas. A função de aplicação Vetting.Review só conta nos tokens deles. Sem isto ou sem audience não há análise.',
  dashboardClient:
    'ID da aplicação (cliente) com que o painel inicia a sessão dos utilizadores; o seu endereço de redirecionamento é /signed-in, do tipo aplicação de página única.',
  support:
    'E-mail ou endereço Web para onde o painel envia parceiros a quem nenhum novo pedido pode ajudar.',
  policy:
    'Ficheiro com a sua própria política de verificação, em YAML ou JSON; sem ele decide a predefinida.',
  showDelay: 'Tempo para retirar uma decisão da análise antes de o parceiro a ver.',
  twoPersons: 'Exigir que um segundo analista confirme cada decisão da análise.',
  worker: 'Examinar casos de verificação neste processo.',
  leaseDuration: 'Reserva de um caso por quem o examina, após a qual outro o pode tomar.',
  auditKey:
    'Ficheiro com a chave Ed25519 que sela o registo de atividade, em PEM; gerado quando falta. Predefinição: audit-key.pem na pasta de dados. Os nós que partilham uma base de dados precisam da mesma.',
  secretsKey:
    'Ficheiro com a chave que sela os segredos dos webhooks, 32 bytes em base64. Predefinição: secrets.key na pasta de dados, gerada quando falta; com PostgreSQL em produção não há predefinição, e sem chave não há webhooks. Os nós que partilham uma base de dados precisam da mesma.',
  eventCertificate:
    'Ficheiro com o certificado, e a respetiva cadeia, cuja chave assina eventos na forma do Partner Center, em PEM; o serviço publica-o. Precisa de event-key. Uma sandbox tem o seu; em produção não há nenhum, e sem ele não há registos. Todos os nós precisam do mesmo.',
  eventKey: 'Ficheiro com a chave RSA de event-certificate, em PEM, sem palavra-passe.',
  qualificationEvents:
    'Acrescenta customer-qualification-updated aos eventos para os quais um inquilino se pode registar, um evento que o Partner Center não tem.',
  smtp: 'Servidor de correio que envia notificações às pessoas, p. ex. smtps://accredit@mail.example:465, com o utilizador no endereço. smtp:// exige STARTTLS; só nesta máquina o dispensa. Vazio: sem e-mails.',
  smtpPasswordFile: 'Ficheiro com a palavra-passe do utilizador indicado em smtp.',
  smtpFrom: 'Remetente das notificações, p. ex. accredit@example.com. Necessário com smtp.',
  eventsKept:
    'Conservação dos eventos, durante a qual um cliente que esteve desligado se pode atualizar.',
  auditRetention:
    'Conservação do registo de atividade, p. ex. P400D; a API lê 90 dias. PT0S conserva-o para sempre.',
  logLevel: 'Nível das linhas JSON no erro padrão. As leituras registam-se em debug.',
  metrics:
    'Responder a GET /metrics, no formato do Prometheus. Não precisa de token e não indica ninguém, mas mostra o tráfego; onde estranhos chegam ao serviço, bloqueie-o no proxy ou desligue-o.',
  bodyLimit: 'Tamanho máximo do conteúdo de um pedido, em bytes.',
  requestTimeout: 'Tempo em que um pedido tem de chegar por completo.',
  stopTimeout: 'Tempo dado às chamadas em curso ao parar.',
}
