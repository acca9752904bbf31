"""What the product's words mean: values and rules, without any storage, transport or clock."""
