// A line of text to fill in, with its label, a hint, and what is wrong with it.
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './Field.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly wrong?: string | null;
  readonly secret?: boolean;
  readonly autoFocus?: boolean;
}

export function Field({ label, value, onChange, hint, placeholder, wrong, secret, autoFocus }: Props) {
  return (
    <TextField
      className="field"
      type={secret ? 'password' : 'text'}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(wrong)}
      validationBehavior="aria"
      autoComplete="off"
      autoFocus={autoFocus ?? false}
    >
      <Label className="quiet">{label}</Label>
      <Input className="input" spellCheck={false} {...(placeholder === undefined ? {} : { placeholder })} />
      {hint !== undefined && !wrong && (
        <Text slot="description" className="quiet small">
          {hint}
        </Text>
      )}
      <FieldError className="field-wrong small">{wrong}</FieldError>
    </TextField>
  );
}
