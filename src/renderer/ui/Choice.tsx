// One of a few ways to go, each with a sentence.
import { RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import './Choice.css';

interface Props<V extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string; readonly text: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

export function Choice<V extends string>({ label, options, value, onChange }: Props<V>) {
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup className="choice" aria-label={label} value={value} onChange={choose}>
      {options.map((option) => (
        <RadioField key={option.value} value={option.value} className="choice-field">
          <RadioButton className="choice-button">{option.label}</RadioButton>
          <Text slot="description" className="choice-text quiet">
            {option.text}
          </Text>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
