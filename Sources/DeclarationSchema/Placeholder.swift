// DeclarationSchema
