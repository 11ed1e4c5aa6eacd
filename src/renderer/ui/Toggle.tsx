// On or off, with its name and a sentence. The whole row can be clicked; the sentence is its description.
import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import './Toggle.css';

interface Props {
  readonly label: string;
  readonly text?: string;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
}

export function Toggle({ label, text, selected, onChange }: Props) {
  return (
    <SwitchField className="toggle" isSelected={selected} onChange={onChange}>
      <SwitchButton className="toggle-button">
        <span>{label}</span>
        <span className="toggle-track" aria-hidden />
      </SwitchButton>
      {text !== undefined && (
        <Text slot="description" className="toggle-text quiet">
          {text}
        </Text>
      )}
    </SwitchField>
  );
}
