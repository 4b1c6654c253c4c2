import { pluralOf } from '../plural.ts'
import { asSentence, fieldWord, type RefusalWords, type SaidPart, type Values } from '../words.ts'
import { fields } from './fields.ts'
import { qualificationTitles } from './qualification-titles.ts'

const plural = pluralOf('pt-PT')
const title = (name = '') => (qualificationTitles as Values)[name] ?? name

/** Names a field and the rule that its value breaks. */
const breaksRule = ({ field = '' }: Values, [part]: readonly SaidPart[]) =>
  `${fieldWord(fields, field)}: ${part?.rule ?? 'o valor não é aceite'}.`

const sayPart = ({ field, value, rule = 'o valor não é aceite' }: SaidPart) =>
  value === undefined
    ? `${fieldWord(fields, field)} em falta (${rule})`
    : `${fieldWord(fields, field)} “${value}” (${rule})`

const states: Values = {
  waiting: 'ainda espera pelas verificações',
  examining: 'está a ser verificado',
  desk: 'está de novo por analisar',
  decided: 'já está decidido',
  shown: 'está encerrado: o veredicto foi mostrado ao parceiro',
}

const supportWord = (contact = 'support') => (contact === 'support' ? 'o suporte' : contact)

const standing = (state = '') => states[state] ?? state

/** The refusals in European Portuguese. */
export const refusals: RefusalWords = {
  PartnerTokenMissing: () => 'O pedido não traz um token de acesso. Inicie sessão e tente de novo.',
  AccessDenied: ({ reason = '' }, [part]) =>
    `O token de acesso não é aceite: ${part?.rule ?? reason}.`,
  InvalidAudience: ({ audience, accepted }) =>
    `O token de acesso destina-se a ${audience}; este serviço só aceita ${accepted}.`,
  MfaRequired: () => 'É necessária a autenticação multifator. Inicie sessão de novo com ela.',
  TooManyRequests: ({ seconds }) => `Demasiados pedidos. Tente de novo dentro de ${seconds} s.`,
  TooManyStreams: ({ limit, seconds }) =>
    `Há demasiados fluxos de eventos abertos; o limite é ${limit}. Feche um ou tente de novo dentro de ${seconds} s.`,
  WebhookLimitReached: ({ limit }) =>
    `Um parceiro tem no máximo ${limit} webhooks. Remova um primeiro.`,
  BulkJobLimitReached: ({ limit }) =>
    `Um parceiro tem no máximo ${limit} pedidos em massa em curso. Espere que um acabe, ou cancele-o.`,
  WebhooksNotConfigured: ({ option }) =>
    `Estes webhooks não estão configurados aqui. O operador tem de definir ${option}.`,
  WebhookIsRegistration: ({ webhookId }) =>
    `O webhook ${webhookId} é o registo deste inquilino no Partner Center. Não tem segredo; altere o endereço e os eventos em /webhooks/v1/registration.`,
  RegistrationExists: () => 'Este inquilino já tem um registo de webhook. Altere o existente.',
  TestEventNotRegistered: ({ event }) =>
    `O registo de webhook não recebe ${event}. Adicione primeiro esse evento.`,
  MailNotConfigured: ({ option }) =>
    `O correio eletrónico não está configurado aqui. O operador tem de indicar um servidor de correio (${option}).`,
  NoMailAddress: () =>
    'As notificações são enviadas para o seu nome de início de sessão, que não é um endereço de e-mail. Inicie sessão como utilizador com caixa de correio.',
  UnexpectedError: ({ correlationId }) =>
    `Algo inesperado falhou no serviço. Comunique o ID de correlação ${correlationId}.`,
  ServiceUnavailable: ({ reason = '' }, [part]) =>
    `O serviço não consegue responder neste momento: ${part?.rule ?? reason}. Tente de novo; um pedido é executado no máximo uma vez.`,
  SiteNotAllowed: ({ site }) =>
    `O sítio ${site} não é esta sandbox. Chame a sandbox pelo seu próprio endereço; se o nome for seu, inicie-a com --public-url.`,
  ValidationCodeRequired: () => 'Escolha um dos seus códigos de validação.',
  ValidationCodeInvalid: ({ code }) => `Não é possível usar o código de validação ${code}.`,
  ValidationCodeExhausted: ({ code, maxCreates }) =>
    plural(Number(maxCreates), {
      one: `A única utilização do código ${code} está gasta. Escolha outro código.`,
      other: `As ${maxCreates} utilizações do código ${code} estão gastas. Escolha outro código.`,
    }),
  QualificationCombinationNotAllowed: ({ requested, existing }) =>
    `${title(requested)} e ${title(existing)} não se podem combinar, e este cliente já tem ${title(existing)}.`,
  QualificationAlreadySet: ({ qualification }) =>
    `Este cliente já tem ${title(qualification)}. Não é possível alterá-la.`,
  QualificationInReview: ({ qualification }) =>
    `${title(qualification)} ainda está em análise. Aguarde o veredicto.`,
  VerificationRequestLimitReached: ({ limit, support }) =>
    `${plural(Number(limit), {
      one: 'O único pedido de Educação deste cliente está gasto',
      other: `Os ${limit} pedidos de Educação deste cliente estão gastos`,
    })}. Contacte ${supportWord(support)} para uma verificação manual.`,
  EtagNotValid: () =>
    'Alguém alterou isto depois de o abrir. O que escreveu foi mantido: compare e guarde de novo.',
  AddressNotValid: (_, parts) => `A morada não é aceite: ${parts.map(sayPart).join('; ')}.`,
  PhoneNumberMissing: ({ country }) =>
    `Os clientes em ${country} precisam de um número de telefone.`,
  OrganizationRegistrationNumberNotSupported: ({ country }) =>
    `Os clientes em ${country} não têm número de registo; deixe-o vazio.`,
  OrganizationRegistrationNumberMissing: ({ country }) =>
    `Os clientes em ${country} precisam de um número de registo.`,
  OrganizationRegistrationNumberInvalid: ({ value, country }) =>
    `${value} não é um número de registo de ${country}.`,
  DomainTaken: ({ domain }) => `${domain} já está ocupado. Escolha outro domínio.`,
  SandboxLimitReached: ({ limit }) =>
    `Esta sandbox comporta no máximo ${limit} clientes de um parceiro. Elimine um primeiro.`,
  InsufficientPrivileges: ({ qualification }) =>
    `${title(qualification)} exige uma função delegada neste cliente, como Directory Readers, e não tem nenhuma. Peça ao cliente que a conceda (GDAP).`,
  RoleNotAllowed: (_, [part]) =>
    part?.rule === undefined ? 'A sua função não permite isto.' : asSentence(part.rule),
  ApplicationNotRegistered: ({ applicationId }) =>
    `A aplicação ${applicationId} não está registada aqui para a sua empresa. Peça a quem gere este serviço que a registe.`,
  ApplicationNotAllowed: ({ applicationId }) =>
    `A aplicação ${applicationId} está registada aqui, mas não para iniciar sessão de utilizadores. Peça a quem gere este serviço que o altere.`,
  ScopeNotGranted: ({ needed }) =>
    `A aplicação com que iniciou sessão não recebeu o âmbito ${needed}. Peça ao seu administrador que o conceda e inicie sessão de novo.`,
  ReviewerNotAllowed: () =>
    'A análise só está aberta a analistas dos inquilinos configurados, com sessão iniciada neste serviço.',
  TenantNotFound: () => 'Não tem nenhum cliente com este ID Microsoft.',
  InvalidTenantId: ({ value }) => `${value} não é um ID Microsoft.`,
  InvalidRequestInput: breaksRule,
  InvalidQuery: breaksRule,
  InvalidDateRange: breaksRule,
  InvalidWebsite: (values, parts) => breaksRule({ ...values, field: 'website' }, parts),
  InvalidEducationSegment: (values, parts) =>
    breaksRule({ ...values, field: 'educationSegment' }, parts),
  EnumNotParsable: ({ field = '', value, allowed }) =>
    `${fieldWord(fields, field)} é ${value}, mas tem de ser um destes: ${allowed}.`,
  FilterNotSupported: ({ value }) => `Não é possível filtrar a lista por ${value}.`,
  QualificationNotSettable: ({ qualification }) =>
    `${title(qualification)} é atribuída pela Microsoft e não se pode pedir.`,
  CaseStateConflict: ({ state }) =>
    `Este passo já não é possível: o caso ${standing(state)}. Esta página está agora atualizada.`,
  SecondReviewerNeeded: () =>
    'Foi você que decidiu este caso; tem de ser um segundo analista a confirmá-lo.',
  ReviewerUnknown: ({ reviewer }) =>
    `Nenhum analista com o nome ${reviewer} iniciou sessão até agora. Peça-lhe que abra a análise uma vez e atribua depois o caso.`,
  ReviewerAmbiguous: ({ userName }) =>
    `Há mais do que um analista com o nome ${userName}. Escolha o certo na lista.`,
  AssigneeNotAllowed: ({ reviewer }) =>
    `Este caso diz respeito à organização de ${reviewer}. Atribua-o a outro analista.`,
  SandboxMissing: ({ name }) =>
    `Não existe nenhuma sandbox com o nome ${name}. Foi removida, esteve inativa demasiado tempo ou nunca existiu.`,
  SandboxExists: ({ name }) =>
    `Já existe uma sandbox com o nome ${name}. Escolha outro nome ou remova-a.`,
  SandboxesFull: ({ limit }) =>
    `Este servidor tem ${limit} sandboxes com nome e não abre mais. Remova as que já não são necessárias.`,
  PortNotFree: ({ port, cause }) =>
    `Não é possível abrir a porta ${port} (${cause}). Escolha outra, ou 0 para qualquer uma livre.`,
  NotSandbox: () => 'Isto só está disponível na sandbox; este serviço está em modo de produção.',
  AppOnlyNotSupported: () =>
    'Isto exige um utilizador com sessão iniciada; uma aplicação sozinha não o pode fazer.',
  RequestIdReused: () =>
    'Este pedido já foi enviado com outro conteúdo. Recarregue a página e verifique o resultado.',
  RequestTooLarge: () => 'O texto é demasiado longo para o serviço. Encurte-o.',
  MalformedRequest: () => 'O serviço não conseguiu ler o pedido. Recarregue a página.',
  MethodNotAllowed: () => 'O serviço não suporta esta ação. Recarregue a página.',
  NotAcceptable: () => 'O serviço não pode responder neste formato. Recarregue a página.',
  NotFound: () => 'Não existe ou não tem acesso.',
}
