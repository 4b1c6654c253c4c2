import { pluralOf } from '../plural.ts'
import { asSentence, fieldWord, type RefusalWords, type SaidPart, type Values } from '../words.ts'
import { fields } from './fields.ts'
import { qualificationTitles } from './qualification-titles.ts'

const plural = pluralOf('pt-BR')
const title = (name = '') => (qualificationTitles as Values)[name] ?? name

/** Names a field and the rule that its value breaks. */
const breaksRule = ({ field = '' }: Values, [part]: readonly SaidPart[]) =>
  `${fieldWord(fields, field)}: ${part?.rule ?? 'o valor não é aceito'}.`

const sayPart = ({ field, value, rule = 'o valor não é aceito' }: SaidPart) =>
  value === undefined
    ? `${fieldWord(fields, field)} não informado (${rule})`
    : `${fieldWord(fields, field)} “${value}” (${rule})`

const states: Values = {
  waiting: 'ainda aguarda as verificações',
  examining: 'está sendo verificado',
  desk: 'está novamente para análise',
  decided: 'já está decidido',
  shown: 'está encerrado: o veredito foi mostrado ao parceiro',
}

const supportWord = (contact = 'support') => (contact === 'support' ? 'o suporte' : contact)

const standing = (state = '') => states[state] ?? state

/** The refusals in Brazilian Portuguese. */
export const refusals: RefusalWords = {
  PartnerTokenMissing: () =>
    'A solicitação não traz um token de acesso. Entre na sua conta e tente novamente.',
  AccessDenied: ({ reason = '' }, [part]) =>
    `O token de acesso não é aceito: ${part?.rule ?? reason}.`,
  InvalidAudience: ({ audience, accepted }) =>
    `O token de acesso é para ${audience}; este serviço só aceita ${accepted}.`,
  MfaRequired: () => 'A autenticação multifator é obrigatória. Entre novamente com ela.',
  TooManyRequests: ({ seconds }) => `Solicitações demais. Tente novamente dentro de ${seconds} s.`,
  TooManyStreams: ({ limit, seconds }) =>
    `Há fluxos de eventos abertos demais; o limite é ${limit}. Feche um ou tente novamente dentro de ${seconds} s.`,
  WebhookLimitReached: ({ limit }) =>
    `Um parceiro tem no máximo ${limit} webhooks. Remova um primeiro.`,
  BulkJobLimitReached: ({ limit }) =>
    `Um parceiro tem no máximo ${limit} solicitações em massa em andamento. Espere uma terminar ou cancele-a.`,
  WebhooksNotConfigured: ({ option }) =>
    `Estes webhooks não estão configurados aqui. O operador precisa definir ${option}.`,
  WebhookIsRegistration: ({ webhookId }) =>
    `O webhook ${webhookId} é o registro deste locatário no Partner Center. Ele não tem segredo; altere o endereço e os eventos em /webhooks/v1/registration.`,
  RegistrationExists: () => 'Este locatário já tem um registro de webhook. Altere o existente.',
  TestEventNotRegistered: ({ event }) =>
    `O registro de webhook não recebe ${event}. Adicione esse evento primeiro.`,
  MailNotConfigured: ({ option }) =>
    `O e-mail não está configurado aqui. O operador precisa indicar um servidor de e-mail (${option}).`,
  NoMailAddress: () =>
    'As notificações vão para o seu nome de entrada, que não é um endereço de e-mail. Entre como um usuário com caixa de correio.',
  UnexpectedError: ({ correlationId }) =>
    `Algo inesperado falhou no serviço. Informe o ID de correlação ${correlationId}.`,
  ServiceUnavailable: ({ reason = '' }, [part]) =>
    `O serviço não consegue responder no momento: ${part?.rule ?? reason}. Tente novamente; uma solicitação é executada no máximo uma vez.`,
  SiteNotAllowed: ({ site }) =>
    `O site ${site} não é esta sandbox. Chame a sandbox pelo próprio endereço; se o nome for seu, inicie-a com --public-url.`,
  ValidationCodeRequired: () => 'Escolha um dos seus códigos de validação.',
  ValidationCodeInvalid: ({ code }) => `Não é possível usar o código de validação ${code}.`,
  ValidationCodeExhausted: ({ code, maxCreates }) =>
    plural(Number(maxCreates), {
      one: `O único uso do código ${code} já foi gasto. Escolha outro código.`,
      other: `Os ${maxCreates} usos do código ${code} já foram gastos. Escolha outro código.`,
    }),
  QualificationCombinationNotAllowed: ({ requested, existing }) =>
    `${title(requested)} e ${title(existing)} não podem ser combinadas, e este cliente já tem ${title(existing)}.`,
  QualificationAlreadySet: ({ qualification }) =>
    `Este cliente já tem ${title(qualification)}. Não é possível alterá-la.`,
  QualificationInReview: ({ qualification }) =>
    `${title(qualification)} ainda está em análise. Aguarde o veredito.`,
  VerificationRequestLimitReached: ({ limit, support }) =>
    `${plural(Number(limit), {
      one: 'O único pedido de Educação deste cliente já foi usado',
      other: `Os ${limit} pedidos de Educação deste cliente já foram usados`,
    })}. Entre em contato com ${supportWord(support)} para uma verificação manual.`,
  EtagNotValid: () =>
    'Alguém alterou isso depois que você abriu. O que você escreveu foi mantido: compare e salve novamente.',
  AddressNotValid: (_, parts) => `O endereço não é aceito: ${parts.map(sayPart).join('; ')}.`,
  PhoneNumberMissing: ({ country }) =>
    `Os clientes em ${country} precisam de um número de telefone.`,
  OrganizationRegistrationNumberNotSupported: ({ country }) =>
    `Os clientes em ${country} não têm número de registro; deixe-o vazio.`,
  OrganizationRegistrationNumberMissing: ({ country }) =>
    `Os clientes em ${country} precisam de um número de registro.`,
  OrganizationRegistrationNumberInvalid: ({ value, country }) =>
    `${value} não é um número de registro de ${country}.`,
  DomainTaken: ({ domain }) => `${domain} já está ocupado. Escolha outro domínio.`,
  SandboxLimitReached: ({ limit }) =>
    `Esta sandbox comporta no máximo ${limit} clientes de um parceiro. Exclua um antes.`,
  InsufficientPrivileges: ({ qualification }) =>
    `${title(qualification)} exige uma função delegada neste cliente, como Directory Readers, e você não tem nenhuma. Peça ao cliente que a conceda (GDAP).`,
  RoleNotAllowed: (_, [part]) =>
    part?.rule === undefined ? 'Sua função não permite isso.' : asSentence(part.rule),
  ApplicationNotRegistered: ({ applicationId }) =>
    `O aplicativo ${applicationId} não está registrado aqui para a sua empresa. Peça a quem administra este serviço para registrá-lo.`,
  ApplicationNotAllowed: ({ applicationId }) =>
    `O aplicativo ${applicationId} está registrado aqui, mas não para o login de usuários. Peça a quem administra este serviço para alterar isso.`,
  ScopeNotGranted: ({ needed }) =>
    `O aplicativo com que você entrou não recebeu o escopo ${needed}. Peça ao seu administrador que o conceda e entre novamente.`,
  ReviewerNotAllowed: () =>
    'A análise só está aberta a analistas dos locatários configurados, conectados a este serviço.',
  TenantNotFound: () => 'Você não tem nenhum cliente com este ID Microsoft.',
  InvalidTenantId: ({ value }) => `${value} não é um ID Microsoft.`,
  InvalidRequestInput: breaksRule,
  InvalidQuery: breaksRule,
  InvalidDateRange: breaksRule,
  InvalidWebsite: (values, parts) => breaksRule({ ...values, field: 'website' }, parts),
  InvalidEducationSegment: (values, parts) =>
    breaksRule({ ...values, field: 'educationSegment' }, parts),
  EnumNotParsable: ({ field = '', value, allowed }) =>
    `${fieldWord(fields, field)} é ${value}, mas precisa ser um destes: ${allowed}.`,
  FilterNotSupported: ({ value }) => `Não é possível filtrar a lista por ${value}.`,
  QualificationNotSettable: ({ qualification }) =>
    `${title(qualification)} é atribuída pela Microsoft e não pode ser solicitada.`,
  CaseStateConflict: ({ state }) =>
    `Esta etapa não é mais possível: o caso ${standing(state)}. Esta página está agora atualizada.`,
  SecondReviewerNeeded: () =>
    'Foi você que decidiu este caso; um segundo analista precisa confirmá-lo.',
  ReviewerUnknown: ({ reviewer }) =>
    `Nenhum analista com o nome ${reviewer} entrou até agora. Peça que abra a análise uma vez e depois atribua o caso.`,
  ReviewerAmbiguous: ({ userName }) =>
    `Há mais de um analista com o nome ${userName}. Escolha o certo na lista.`,
  AssigneeNotAllowed: ({ reviewer }) =>
    `Este caso diz respeito à organização de ${reviewer}. Atribua-o a outro analista.`,
  SandboxMissing: ({ name }) =>
    `Não há nenhuma sandbox com o nome ${name}. Ela foi removida, ficou inativa por tempo demais ou nunca existiu.`,
  SandboxExists: ({ name }) =>
    `Já existe uma sandbox com o nome ${name}. Escolha outro nome ou remova-a.`,
  SandboxesFull: ({ limit }) =>
    `Este servidor tem ${limit} sandboxes com nome e não abre outras. Remova as que não são mais necessárias.`,
  PortNotFree: ({ port, cause }) =>
    `Não é possível abrir a porta ${port} (${cause}). Escolha outra, ou 0 para qualquer uma livre.`,
  NotSandbox: () => 'Isso só está disponível na sandbox; este serviço está em modo de produção.',
  AppOnlyNotSupported: () =>
    'Isso exige um usuário conectado; um aplicativo sozinho não pode fazer isso.',
  RequestIdReused: () =>
    'Este pedido já foi enviado com outro conteúdo. Recarregue a página e verifique o resultado.',
  RequestTooLarge: () => 'O texto é longo demais para o serviço. Encurte-o.',
  MalformedRequest: () => 'O serviço não conseguiu ler o pedido. Recarregue a página.',
  MethodNotAllowed: () => 'O serviço não suporta esta ação. Recarregue a página.',
  NotAcceptable: () => 'O serviço não pode responder neste formato. Recarregue a página.',
  NotFound: () => 'Não existe ou você não tem acesso.',
}
