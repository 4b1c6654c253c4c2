import type { Language } from './define-messages.ts'
import { qualificationTitles } from './qualification-words.ts'

type Texts = Readonly<Record<string, (values: Readonly<Record<string, string>>) => string>>

const en = qualificationTitles.en
const pt = qualificationTitles.pt

const title = (names: Readonly<Record<string, string>>, name = '') => names[name] ?? name

/**
 * The refusals of the service in words for people, by the stable name of each. English has its own
 * only where the service speaks to programmers.
 */
export const refusalTexts: Readonly<Record<Language, Texts>> = {
  en: {
    ValidationCodeRequired: () => 'Choose one of your validation codes.',
    ValidationCodeExhausted: ({ code, maxCreates }) =>
      `All ${maxCreates} creates of the code ${code} are used. Choose another code.`,
    QualificationCombinationNotAllowed: ({ requested, existing }) =>
      `${title(en, requested)} and ${title(en, existing)} cannot be combined, and this customer already has ${title(en, existing)}.`,
    QualificationAlreadySet: ({ qualification }) =>
      `This customer already has ${title(en, qualification)}. Once set it stays.`,
    QualificationInReview: ({ qualification }) =>
      `${title(en, qualification)} is still in review. Wait for its verdict.`,
    VerificationRequestLimitReached: ({ limit }) =>
      `All ${limit} Education requests of this customer are used. Contact support for a manual check.`,
    EtagNotValid: () =>
      'Somebody changed this after you opened it. What you typed is still here: compare, then save again.',
    DomainTaken: ({ domain }) => `${domain} is taken. Choose another domain.`,
    InsufficientPrivileges: ({ qualification }) =>
      `${title(en, qualification)} needs a delegated role on this customer, such as Directory Readers, and you have none. Ask the customer to grant it (GDAP).`,
    RoleNotAllowed: ({ needed, held }) =>
      `This needs one of the roles ${needed}; you have ${held}.`,
    TenantNotFound: () => 'You have no customer with this Microsoft ID.',
    InvalidTenantId: ({ value }) => `${value} is not a Microsoft ID.`,
  },
  pt: {
    ValidationCodeRequired: () => 'Escolha um dos seus códigos de validação.',
    ValidationCodeInvalid: ({ code }) => `Não é possível usar o código de validação ${code}.`,
    ValidationCodeExhausted: ({ code, maxCreates }) =>
      `As ${maxCreates} utilizações do código ${code} estão gastas. Escolha outro código.`,
    QualificationCombinationNotAllowed: ({ requested, existing }) =>
      `${title(pt, requested)} e ${title(pt, existing)} não se podem combinar, e este cliente já tem ${title(pt, existing)}.`,
    QualificationAlreadySet: ({ qualification }) =>
      `Este cliente já tem ${title(pt, qualification)}. Uma vez atribuída, permanece.`,
    QualificationInReview: ({ qualification }) =>
      `${title(pt, qualification)} ainda está em análise. Aguarde o veredicto.`,
    VerificationRequestLimitReached: ({ limit }) =>
      `Os ${limit} pedidos de Educação deste cliente estão gastos. Contacte o suporte para uma verificação manual.`,
    EtagNotValid: () =>
      'Alguém alterou isto depois de o abrir. O que escreveu continua aqui: compare e guarde de novo.',
    AddressNotValid: ({ problems }) => `O endereço não é aceite: ${problems}.`,
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
    TenantNotFound: () => 'Não tem nenhum cliente com este ID Microsoft.',
    InvalidTenantId: ({ value }) => `${value} não é um ID Microsoft.`,
    InvalidWebsite: ({ value, rule }) => `O sítio Web é ${value}, mas a regra é: ${rule}.`,
    InvalidRequestInput: ({ field, value, rule }) => `${field} é ${value}, mas a regra é: ${rule}.`,
    InvalidEducationSegment: ({ value, rule }) => `O segmento é ${value}, mas a regra é: ${rule}.`,
    EnumNotParsable: ({ field, value, allowed }) =>
      `${field} é ${value}, que não é nenhum de ${allowed}.`,
    InvalidDateRange: ({ field, value, rule }) => `${field} é ${value}, mas a regra é: ${rule}.`,
    CaseStateConflict: ({ state }) =>
      `O estado do caso mudou entretanto (${state}); este passo já não é possível.`,
    SecondReviewerNeeded: () => 'Foi decidido por si; outra pessoa tem de confirmar.',
    NotFound: () => 'Não existe ou não lhe é permitido vê-lo.',
  },
}
