import { words } from '@accredit/contract/words/pt-BR'
import { html } from '../../pages/html.ts'
import type { SignInWords } from '../words.ts'

const { roles } = words

/** Texts of the sandbox's sign-in pages in Brazilian Portuguese. */
export const signIn: SignInWords = {
  title: 'Entrar',
  choose: (application) =>
    html`Escolha quem entra em ${application}. Esta é a sandbox: nenhuma senha é solicitada.`,
  deviceTitle: 'Entrar em um dispositivo',
  chooseForDevice: (application, code) =>
    html`Escolha quem entra em ${application} no dispositivo que mostra o código ${code}. Continue
    somente se foi você que começou.`,
  decline: 'Não entrar',
  codeTitle: 'Digite o código',
  codeLabel: 'O código que seu dispositivo ou aplicativo mostra',
  next: 'Avançar',
  codeWrong: 'Esse código está errado, já foi usado ou expirou.',
  codeUsed: 'Este código foi usado nesse meio-tempo.',
  tooManyCodes: (seconds) =>
    `Muitos códigos errados foram digitados. Tente novamente em ${seconds} segundos.`,
  declined: 'Recusado',
  declinedText: 'O dispositivo não está conectado. Você pode fechar esta página.',
  signedIn: 'Conectado',
  signedInText: 'O dispositivo continua automaticamente. Você pode fechar esta página.',
  signedOut: 'Desconectado',
  signedOutText: 'Você saiu e pode fechar esta página.',
  backTitle: 'Voltar ao aplicativo',
  back: (application) => `Continuar para ${application}`,
  problemTitle: 'Não é possível continuar este login',
  staleForm:
    'Este formulário não foi enviado a partir desta página ou a página está desatualizada. Volte ao aplicativo e entre novamente.',
  nobody: 'Ninguém com este nome pode entrar aqui.',
  roles,
  withoutMfa: 'entra sem MFA',
}
