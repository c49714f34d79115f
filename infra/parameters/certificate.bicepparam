using '../main.bicep'

// An app registration that signs in with a certificate from Key Vault, as PEM text (docs/consent.md).
param environmentName = 'prod'
param location = 'westeurope'
param appRegistrationClientId = '00000000-0000-0000-0000-000000000000'
param signInWith = 'certificate'
