/**
 * Operations that Exchange records have, to guess what a mistyped name meant; records may have any other. Mailbox actions (Microsoft's
 * mailbox auditing table), those of the encrypted message portal (schema page, one in two spellings), of DLP, labels and quarantine, and
 * the cmdlets by which mailboxes are mostly abused.
 */
export const knownOperations: readonly string[] = [
  ...['ApplyRecord', 'AttachmentAccess', 'Copy', 'Create', 'FolderBind', 'HardDelete', 'MailboxLogin'],
  ...['MailItemsAccessed', 'MessageBind', 'ModifyFolderPermissions', 'Move', 'MoveToDeletedItems'],
  ...[
    'RecordDelete',
    'SearchQueryInitiatedExchange',
    'Send',
    'SendAs',
    'SendOnBehalf',
    'SoftDelete',
    'Update',
  ],
  ...['UpdateCalendarDelegation', 'UpdateFolderPermissions', 'UpdateInboxRules', 'AddFolderPermissions'],
  ...['RemoveFolderPermissions', 'ModifyMailboxRule'],
  ...['MessageAccess', 'MessageForward', 'AttachmentReview', 'AttachmentDownload', 'AuthenticationRequest'],
  ...['AuthenticateRequest'],
  ...['DlpRuleMatch', 'DlpRuleUndo', 'DlpInfo', 'MipLabel', 'TIMailData', 'TIUrlClickData'],
  ...['QuarantinePreviewMessage', 'QuarantineReleaseMessage', 'QuarantineDeleteMessage', 'QuarantineExport'],
  ...['New-InboxRule', 'Set-InboxRule', 'Remove-InboxRule', 'Enable-InboxRule', 'Disable-InboxRule'],
  ...['Set-Mailbox', 'New-Mailbox', 'Remove-Mailbox', 'Set-CASMailbox', 'Set-MailboxAutoReplyConfiguration'],
  ...['Set-MailboxJunkEmailConfiguration', 'Set-MailboxAuditBypassAssociation', 'Set-MailboxCalendarFolder'],
  ...['Add-MailboxPermission', 'Remove-MailboxPermission', 'Add-MailboxFolderPermission'],
  ...['Set-MailboxFolderPermission', 'Add-RecipientPermission', 'Remove-RecipientPermission'],
  ...['New-TransportRule', 'Set-TransportRule', 'Remove-TransportRule', 'Disable-TransportRule'],
  ...['New-InboundConnector', 'Set-InboundConnector', 'New-OutboundConnector', 'Set-OutboundConnector'],
  ...['Set-RemoteDomain', 'New-RemoteDomain', 'Set-AdminAuditLogConfig', 'Set-OrganizationConfig'],
  ...['New-ManagementRoleAssignment', 'Add-RoleGroupMember', 'Remove-RoleGroupMember', 'Set-User'],
  ...[
    'New-MailboxSearch',
    'New-ComplianceSearch',
    'New-ComplianceSearchAction',
    'New-App',
    'Set-OwaMailboxPolicy',
  ],
];
