import type { Words } from '../words.ts'

const askDoctor = 'Execute "accredit doctor"; diz que regra o token viola.'
const later = 'Espere e execute de novo o mesmo comando.'

/** Advice after a refusal, by its name, in European Portuguese. */
export const adviceByName: Words['adviceByName'] = {
  PartnerTokenMissing: askDoctor,
  AccessDenied: askDoctor,
  InvalidAudience: 'Execute "accredit doctor"; mostra a quem se destina o token.',
  MfaRequired: 'Inicie sessão de novo com autenticação multifator.',
  AppOnlyNotSupported:
    'Inicie sessão como utilizador: "accredit login" ou, na sandbox, --as <utilizador>. Uma aplicação sozinha só pode ler.',
  ApplicationNotRegistered: 'Peça a quem gere o serviço que registe a aplicação.',
  ApplicationNotAllowed:
    'Inicie sessão como utilizador onde for pedido; quem gere o serviço regista as aplicações.',
  ScopeNotGranted:
    'Peça um token com o âmbito user_impersonation desta API; pode ser preciso que um administrador o conceda.',
  ReviewerNotAllowed: 'Inicie sessão como analista, com --audience do próprio serviço.',
  RoleNotAllowed: 'Inicie sessão como alguém que tenha uma destas funções.',
  InsufficientPrivileges:
    'Peça ao cliente que conceda uma destas funções (GDAP) e faça depois o pedido de novo.',
  InvalidTenantId: 'Indique o ID Microsoft do cliente; "accredit customers" mostra-os.',
  TenantNotFound: 'Procure o ID com "accredit customers"; os de outro parceiro não são visíveis.',
  EnumNotParsable: 'Use um dos valores indicados.',
  QualificationNotSettable: 'Peça uma que se possa pedir; as outras só a Microsoft atribui.',
  InvalidEducationSegment: 'Acrescente --segment K12 ou --segment HigherEducation.',
  InvalidWebsite: 'Corrija --website ou omita-o: é opcional.',
  ValidationCodeRequired: 'Acrescente --code; "accredit codes" mostra os seus.',
  ValidationCodeInvalid: 'Use um código seu; "accredit codes" mostra-os.',
  ValidationCodeExhausted:
    'Use outro código; "accredit codes" mostra quantas utilizações restam a cada um.',
  QualificationCombinationNotAllowed:
    'Não há nada a fazer: uma qualificação atribuída permanece, e estas excluem-se.',
  QualificationAlreadySet: 'Não é preciso fazer nada; "accredit status" mostra-a.',
  QualificationInReview: 'Espere pelo veredicto com "accredit wait".',
  CaseStateConflict: 'Execute "accredit review show" com o seu ID; mostra quem fez o quê.',
  RequestIdReused: 'Omita --request-id ou indique um novo.',
}

/** Advice by the kind of an error, in European Portuguese. */
export const adviceByCategory: Words['adviceByCategory'] = {
  Unauthorized:
    'Inicie sessão de novo ("accredit login") ou execute "accredit doctor" para ver o que está errado.',
  NotSpecified:
    'O serviço está em execução? Inicie um com "accredit serve" ou indique outro com --url.',
  TooManyRequests: later,
  ServerBusy: later,
  GatewayTimeout: later,
  ServerError: 'Comunique-o a quem gere o serviço, com o ID de correlação.',
  ResponseParsing: 'Verifique o endereço: isto não é uma resposta de uma API do Partner Center.',
}

/** Errors that no service sent, by their kind. */
export const failures: Words['failures'] = {
  NotFound: 'o cliente não tem esse registo; nada foi pedido',
  NotSpecified: 'não veio resposta',
  RequestTimeout: 'não veio resposta a tempo',
  ResponseParsing: 'não é possível ler a resposta',
  Unauthorized: 'o início de sessão falhou',
}
