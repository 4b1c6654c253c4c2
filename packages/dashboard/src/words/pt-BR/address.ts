import type { AddressWords } from '../words.ts'

/** The texts of addresses and of their check. */
export const address: AddressWords = {
  country: 'País/região',
  chooseCountry: 'Escolher…',
  addressLine1: 'Rua e número',
  addressLine2: 'Segunda linha (opcional)',
  city: 'Cidade',
  state: 'Estado ou região',
  stateOptional: 'Estado ou região (opcional)',
  postalCode: 'Código postal',
  phoneNumber: 'Telefone',
  phoneOptional: 'Telefone (opcional)',
  postalForm: (country: string) => `Código postal inválido para ${country}`,
  suggested: 'Endereço sugerido',
  suggestedText: 'Use o endereço sugerido ou salve o seu como está.',
  use: 'Usar este endereço',
  doubtful: 'Não foi possível confirmar o endereço',
  doubtfulText: 'Corrija-o ou salve-o como está.',
  saveAnyway: 'Salvar como está',
}
