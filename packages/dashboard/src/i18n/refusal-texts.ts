import type { Language } from './define-messages.ts'
import { fieldWord } from './field-words.ts'
import { qualificationTitles } from './qualification-words.ts'
import { addressProblems, ruleInPortuguese } from './rule-texts.ts'

type Texts = Readonly<Record<string, (values: Readonly<Record<string, string>>) => string>>

const en = qualificationTitles.en
const pt = qualificationTitles.pt

const title = (names: Readonly<Record<string, string>>, name = '') => names[name] ?? name

/** Names a field, what stood there, and the rule that it breaks. */
const breaksRule = ({ field = '', value = '', rule = '' }: Readonly<Record<string, string>>) =>
  `${fieldWord(field, 'en')} is ${value}, but ${rule}.`

const violaRegra = ({ field = '', rule = '' }: Readonly<Record<string, string>>) => {
  const said = ruleInPortuguese(rule)
  const name = fieldWord(field, 'pt')
  return said === undefined ? `${name}: o valor não é aceite.` : `${name}: ${said}.`
}

const states = {
  en: {
    waiting: 'is still waiting for the checks',
    examining: 'is being checked right now',
    desk: 'is on the desk again',
    decided: 'is already decided',
    shown: 'is closed: the verdict was shown to the partner',
  },
  pt: {
    waiting: 'ainda espera pelas verificações',
    examining: 'está a ser verificado',
    desk: 'está de novo por analisar',
    decided: 'já está decidido',
    shown: 'está encerrado: o veredicto foi mostrado ao parceiro',
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>

const standing = (language: Language, state = '') =>
  (states[language] as Readonly<Record<string, string>>)[state] ?? state

/**
 * The refusals of the service in words for people, by the stable name of each: every one that the
 * service can give to a signed-in user. What kinds of errors mean beyond that is said elsewhere.
 */
export const refusalTexts: Readonly<Record<Language, Texts>> = {
  en: {
    ValidationCodeRequired: () => 'Choose one of your validation codes.',
    ValidationCodeExhausted: ({ code, maxCreates }) =>
      `All ${maxCreates} uses of the code ${code} are spent. Choose another code.`,
    QualificationCombinationNotAllowed: ({ requested, existing }) =>
      `${title(en, requested)} and ${title(en, existing)} cannot be combined, and this customer already has ${title(en, existing)}.`,
    QualificationAlreadySet: ({ qualification }) =>
      `This customer already has ${title(en, qualification)}. This cannot be changed.`,
    QualificationInReview: ({ qualification }) =>
      `${title(en, qualification)} is still in review. Wait for its verdict.`,
    VerificationRequestLimitReached: ({ limit }) =>
      `All ${limit} Education requests of this customer are used. Contact support for a manual check.`,
    EtagNotValid: () =>
      'Somebody changed this after you opened it. Your entries are kept: compare, then save again.',
    DomainTaken: ({ domain }) => `${domain} is taken. Choose another domain.`,
    InsufficientPrivileges: ({ qualification }) =>
      `${title(en, qualification)} requires a delegated role on this customer, such as Directory Readers, and you have none. Ask the customer to grant it (GDAP).`,
    RoleNotAllowed: ({ needed, held }) =>
      `This requires one of the roles ${needed}; you have ${held}.`,
    ApplicationNotRegistered: ({ applicationId }) =>
      `The application ${applicationId} is not registered for your company here. Ask whoever runs this service to register it.`,
    ApplicationNotAllowed: ({ applicationId }) =>
      `The application ${applicationId} is registered here, but not to sign users in. Ask whoever runs this service to change that.`,
    ScopeNotGranted: ({ needed }) =>
      `The application that signed you in was not granted the scope ${needed}. Ask your administrator to grant it, then sign in again.`,
    ReviewerNotAllowed: () =>
      'The desk is open to reviewers of the configured tenants only, signed in to this service.',
    TenantNotFound: () => 'You have no customer with this Microsoft ID.',
    InvalidTenantId: ({ value }) => `${value} is not a Microsoft ID.`,
    CaseStateConflict: ({ state }) =>
      `This step is no longer possible: the case ${standing('en', state)}. This page is now up to date.`,
    SecondReviewerNeeded: () =>
      'You decided this case yourself; a second reviewer has to confirm it.',
    ReviewerUnknown: ({ reviewer }) =>
      `No reviewer called ${reviewer} has signed in yet. Ask them to open the desk once, then assign the case.`,
    ReviewerAmbiguous: ({ userName }) =>
      `More than one reviewer is called ${userName}. Choose the right one from the list.`,
    AssigneeNotAllowed: ({ reviewer }) =>
      `This case concerns the organization of ${reviewer}. Assign it to another reviewer.`,
    ValidationCodeInvalid: ({ code }) =>
      `The validation code ${code} cannot be used. Choose one of your own codes.`,
    InvalidRequestInput: breaksRule,
    InvalidQuery: breaksRule,
    InvalidDateRange: breaksRule,
    InvalidWebsite: (values) => breaksRule({ ...values, field: 'website' }),
    InvalidEducationSegment: (values) => breaksRule({ ...values, field: 'educationSegment' }),
    EnumNotParsable: ({ field = '', value, allowed }) =>
      `${fieldWord(field, 'en')} is ${value}, which is none of ${allowed}.`,
    FilterNotSupported: ({ value }) => `The list cannot be filtered by ${value}.`,
    QualificationNotSettable: ({ qualification }) =>
      `${title(en, qualification)} is set by Microsoft only and cannot be requested.`,
    AddressNotValid: ({ problems = '' }) =>
      `The address is not accepted: ${addressProblems(problems, (field, value, rule) => {
        const name = fieldWord(field, 'en')
        return value === undefined
          ? `${name} is missing: ${rule}`
          : `${name} is “${value}”: ${rule}`
      })}.`,
    PhoneNumberMissing: ({ country }) => `Customers in ${country} need a phone number.`,
    OrganizationRegistrationNumberNotSupported: ({ country }) =>
      `Customers in ${country} have no registration number; leave it empty.`,
    OrganizationRegistrationNumberMissing: ({ country }) =>
      `Customers in ${country} need a registration number.`,
    OrganizationRegistrationNumberInvalid: ({ value, country }) =>
      `${value} is not a registration number of ${country}.`,
    SandboxLimitReached: ({ limit }) =>
      `This sandbox allows at most ${limit} customers per partner. Delete a customer first.`,
    NotSandbox: () =>
      'This is available in the sandbox only; this service runs in production mode.',
    AppOnlyNotSupported: () => 'This requires a signed-in user; an application alone cannot do it.',
    NotFound: () => 'This does not exist, or you do not have access to it.',
    RequestIdReused: () =>
      'This request was already sent with different content. Reload the page and check the result.',
    RequestTooLarge: () => 'The text is too long for the service. Shorten it.',
    MalformedRequest: () => 'The service could not read the request. Reload the page.',
    MethodNotAllowed: () => 'The service does not support this action. Reload the page.',
    NotAcceptable: () => 'The service cannot answer in this format. Reload the page.',
  },
  pt: {
    ValidationCodeRequired: () => 'Escolha um dos seus códigos de validação.',
    ValidationCodeInvalid: ({ code }) => `Não é possível usar o código de validação ${code}.`,
    ValidationCodeExhausted: ({ code, maxCreates }) =>
      `As ${maxCreates} utilizações do código ${code} estão gastas. Escolha outro código.`,
    QualificationCombinationNotAllowed: ({ requested, existing }) =>
      `${title(pt, requested)} e ${title(pt, existing)} não se podem combinar, e este cliente já tem ${title(pt, existing)}.`,
    QualificationAlreadySet: ({ qualification }) =>
      `Este cliente já tem ${title(pt, qualification)}. Não é possível alterá-la.`,
    QualificationInReview: ({ qualification }) =>
      `${title(pt, qualification)} ainda está em análise. Aguarde o veredicto.`,
    VerificationRequestLimitReached: ({ limit }) =>
      `Os ${limit} pedidos de Educação deste cliente estão gastos. Contacte o suporte para uma verificação manual.`,
    EtagNotValid: () =>
      'Alguém alterou isto depois de o abrir. O que escreveu foi mantido: compare e guarde de novo.',
    AddressNotValid: ({ problems = '' }) =>
      `A morada não é aceite: ${addressProblems(problems, (field, value, rule) => {
        const name = fieldWord(field, 'pt')
        const said = ruleInPortuguese(rule) ?? 'o valor não é aceite'
        return value === undefined ? `${name} em falta (${said})` : `${name} “${value}” (${said})`
      })}.`,
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
      `${title(pt, qualification)} exige uma função delegada neste cliente, como Directory Readers, e não tem nenhuma. Peça ao cliente que a conceda (GDAP).`,
    RoleNotAllowed: ({ needed, held }) => `Isto exige uma das funções ${needed}; tem ${held}.`,
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
    InvalidRequestInput: violaRegra,
    InvalidQuery: violaRegra,
    InvalidDateRange: violaRegra,
    InvalidWebsite: (values) => violaRegra({ ...values, field: 'website' }),
    InvalidEducationSegment: (values) => violaRegra({ ...values, field: 'educationSegment' }),
    EnumNotParsable: ({ field = '', value, allowed }) =>
      `${fieldWord(field, 'pt')} é ${value}, que não é nenhum de ${allowed}.`,
    FilterNotSupported: ({ value }) => `Não é possível filtrar a lista por ${value}.`,
    QualificationNotSettable: ({ qualification }) =>
      `${title(pt, qualification)} é atribuída pela Microsoft e não se pode pedir.`,
    CaseStateConflict: ({ state }) =>
      `Este passo já não é possível: o caso ${standing('pt', state)}. Esta página está agora atualizada.`,
    SecondReviewerNeeded: () =>
      'Foi você que decidiu este caso; tem de ser um segundo analista a confirmá-lo.',
    ReviewerUnknown: ({ reviewer }) =>
      `Nenhum analista com o nome ${reviewer} iniciou sessão até agora. Peça-lhe que abra a análise uma vez e atribua depois o caso.`,
    ReviewerAmbiguous: ({ userName }) =>
      `Há mais do que um analista com o nome ${userName}. Escolha o certo na lista.`,
    AssigneeNotAllowed: ({ reviewer }) =>
      `Este caso diz respeito à organização de ${reviewer}. Atribua-o a outro analista.`,
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
  },
}
