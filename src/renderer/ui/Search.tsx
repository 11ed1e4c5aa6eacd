// A field that narrows a list while one types.
import { Search as SearchSign } from 'lucide-react';
import { Input, SearchField } from 'react-aria-components';
import './Field.css';

interface Props {
  readonly label: string;
  /** Left away inside an Autocomplete, which holds the text itself. */
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

export function Search({ label, value, onChange }: Props) {
  return (
    <SearchField
      className="search"
      aria-label={label}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    >
      <SearchSign className="search-sign" size={14} aria-hidden />
      <Input className="input" placeholder={label} spellCheck={false} />
    </SearchField>
  );
}
